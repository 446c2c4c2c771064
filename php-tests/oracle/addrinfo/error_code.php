<?php

// The resolver's code, by reference: from PHP 8.6 on.

require __DIR__ . '/../lib.php';

final class Codes
{
    public $untyped = 'before';
    public int $int = 5;
    public ?int $nullable = null;
    public string $string = 'before';
    public array $array = [];
    public ?stdClass $object = null;
    public static $static = 'before';
}

$numeric = ['ai_flags' => AI_NUMERICHOST];
$cases = [
    'none' => ['127.0.0.1', '80', []],
    'empty host' => ['', null, []],
    'no number' => ['localhost', '80', $numeric],
    'other family' => ['::1', '80', ['ai_family' => AF_INET]],
    'IPv4 as IPv6' => ['127.0.0.1', '80', ['ai_family' => AF_INET6]],
    'unknown service' => ['127.0.0.1', 'no-such-service', $numeric],
    'service by name, numeric' => ['127.0.0.1', 'http', ['ai_flags' => AI_NUMERICSERV]],
    'service of the other type' => ['127.0.0.1', 'http', ['ai_socktype' => SOCK_DGRAM]],
    'unknown flags' => ['127.0.0.1', '80', ['ai_flags' => 0x10000]],
    'unknown type' => ['127.0.0.1', '80', ['ai_socktype' => 99]],
    'unknown protocol' => ['127.0.0.1', '80', ['ai_protocol' => 99]],
    'type and protocol' => ['127.0.0.1', '80',
        ['ai_socktype' => SOCK_STREAM, 'ai_protocol' => SOL_UDP]],
    'unknown hint' => ['127.0.0.1', '80', ['x' => 1]],
    'hint out of range' => ['127.0.0.1', '80', ['ai_socktype' => -1]],
    'not of ASCII' => ["\xff\xfe", '80', ['ai_flags' => 0x40]],
    'scope unknown' => ['fe80::1%no-such-one', '80', []],
    'NUL in the host' => ["127.0.0.1\0", '80', []],
    'NUL in the service' => ['127.0.0.1', "80\0", []],
];
foreach ($cases as $label => [$host, $service, $hints]) {
    check($label, static function () use ($host, $service, $hints): array {
        $code = 'before';
        try {
            $result = is_array(socket_addrinfo_lookup($host, $service, $hints, $code));
        } catch (Throwable $e) {
            $result = get_class($e);
        }
        return [$result, $code];
    }, needs: 'EAI_NONAME');
}
foreach (['untyped', 'int', 'nullable', 'string', 'array', 'object'] as $property) {
    foreach (['' => 'failure', '127.0.0.1' => 'success'] as $host => $label) {
        check("$property, $label", static function () use ($property, $host): array {
            $codes = new Codes();
            try {
                $result = is_array(socket_addrinfo_lookup($host, null, [], $codes->$property));
            } catch (TypeError $e) {
                $result = $e->getMessage();
            }
            return [$result, $codes->$property];
        }, needs: 'EAI_NONAME');
    }
}
check('static', static fn () =>
    [socket_addrinfo_lookup('', null, [], Codes::$static), Codes::$static], needs: 'EAI_NONAME');
check('element', static function (): array {
    $array = [];
    return [socket_addrinfo_lookup('', null, [], $array['a']['b']), $array];
}, needs: 'EAI_NONAME');
check('by name', static function (): array {
    return [socket_addrinfo_lookup('', error_code: $code), $code];
}, needs: 'EAI_NONAME');
check('unset, success', static fn () =>
    [is_array(socket_addrinfo_lookup('127.0.0.1', error_code: $code)), $code], needs: 'EAI_NONAME');
check('the old value destroys itself', static function (): array {
    $code = new class {
        public function __destruct()
        {
            echo 'destroyed';
            socket_addrinfo_lookup('');
        }
    };
    return [socket_addrinfo_lookup('', null, [], $code), $code];
}, needs: 'EAI_NONAME');
check('the old value throws', static function (): array {
    $code = new class {
        public function __destruct()
        {
            throw new RuntimeException('from the destructor');
        }
    };
    return [socket_addrinfo_lookup('', null, [], $code), $code];
}, needs: 'EAI_NONAME');

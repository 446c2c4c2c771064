<?php

/*
 * Every function with arguments that are good, and, one at a time, with ones that are odd. The two
 * scripts in zend/ that include this make the calls, one of them under strict_types: what counts is
 * the file in which a call stands.
 */

require __DIR__ . '/lib.php';

final class Text
{
    public function __construct(private readonly string $text)
    {
    }

    public function __toString(): string
    {
        return $this->text;
    }
}

/**
 * Good arguments of each function, made anew for each call, with the kind of each: s(ocket), i(nt),
 * t(ext), a(rray), &(by reference), m(ixed), A(ddressInfo); a capital or ? after it says nullable.
 * Nothing here waits, and no int that an odd value may become (0 or 1) names a port or a path that
 * anybody else could have.
 *
 * @return array<string, array{string, Closure(): array}>
 */
function functions_and_arguments(): array
{
    $socket = static fn (): Socket => pair()[0];
    $filled = static function (int $type = SOCK_STREAM): Socket {
        [$a, $b] = pair($type);
        socket_write($a, "some\nlines\n");
        socket_set_nonblock($b);
        // The peer stays open as long as its data was not read; closed, it is still readable.
        return $b;
    };
    $address = static fn (): AddressInfo => socket_addrinfo_lookup('127.0.0.1', '0',
        ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0];
    $inet = static fn (int $type = SOCK_STREAM): Socket => socket_create(AF_INET, $type, 0);
    $stream = static fn () => stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0];

    return [
        'socket_select' => ['a? a? a? i? i', static fn () => [[$filled()], null, null, 0, 0]],
        'socket_create_listen' => ['p i', static fn () => [0, 1]],
        'socket_accept' => ['s', static fn () => [$socket()]],
        'socket_set_nonblock' => ['s', static fn () => [$socket()]],
        'socket_set_block' => ['s', static fn () => [$socket()]],
        'socket_listen' => ['s i', static fn () => [$inet(), 1]],
        'socket_close' => ['s', static fn () => [$socket()]],
        'socket_write' => ['s t i?', static fn () => [$inet(SOCK_DGRAM), 'data', 2]],
        'socket_read' => ['s i i', static fn () => [$filled(), 6, PHP_BINARY_READ]],
        'socket_getsockname' => ['s & &', static fn () => [$inet(), null, null]],
        'socket_getpeername' => ['s & &', static fn () => [$inet(), null, null]],
        'socket_create' => ['i i i', static fn () => [AF_INET, SOCK_STREAM, 0]],
        'socket_connect' => ['s t i?',
            static fn () => [socket_create(AF_UNIX, SOCK_STREAM, 0), '/nonexistent/socket', 0]],
        'socket_strerror' => ['i', static fn () => [2]],
        'socket_bind' => ['s t p', static fn () => [$inet(), '127.0.0.1', 0]],
        'socket_recv' => ['s & i i', static fn () => [$filled(), null, 6, 0]],
        'socket_send' => ['s t i i', static fn () => [$inet(SOCK_DGRAM), 'data', 2, 0]],
        'socket_recvfrom' => ['s & i i & &',
            static fn () => [$filled(SOCK_DGRAM), null, 6, 0, null, null]],
        'socket_sendto' => ['s t i i t i?',
            static fn () => [socket_create(AF_UNIX, SOCK_DGRAM, 0), 'data', 2, 0,
            '/nonexistent/socket', 0]],
        'socket_get_option' => ['s i i', static fn () => [$socket(), SOL_SOCKET, SO_TYPE]],
        'socket_getopt' => ['s i i', static fn () => [$socket(), SOL_SOCKET, SO_TYPE]],
        'socket_set_option' => ['s i i m',
            static fn () => [$socket(), SOL_SOCKET, SO_KEEPALIVE, 1]],
        'socket_setopt' => ['s i i m', static fn () => [$socket(), SOL_SOCKET, SO_KEEPALIVE, 1]],
        'socket_create_pair' => ['i i i &', static fn () => [AF_UNIX, SOCK_STREAM, 0, null]],
        'socket_shutdown' => ['s i', static fn () => [$socket(), 1]],
        'socket_last_error' => ['s?', static fn () => [$socket()]],
        'socket_clear_error' => ['s?', static fn () => [$socket()]],
        'socket_import_stream' => ['m', static fn () => [$stream()]],
        'socket_export_stream' => ['s', static fn () => [$socket()]],
        'socket_sendmsg' => ['s a i', static fn () => [$inet(SOCK_DGRAM), ['iov' => ['data']], 0]],
        'socket_recvmsg' => ['s a i',
            static fn () => [$filled(), ['controllen' => 0, 'buffer_size' => 6], 0]],
        'socket_cmsg_space' => ['i i i', static fn () => [SOL_SOCKET, SCM_RIGHTS, 1]],
        'socket_addrinfo_lookup' => ['t t? a', static fn () => ['127.0.0.1', '80',
            ['ai_flags' => AI_NUMERICHOST | AI_NUMERICSERV, 'ai_socktype' => SOCK_STREAM]]],
        'socket_addrinfo_connect' => ['A', static fn () => [$address()]],
        'socket_addrinfo_bind' => ['A', static fn () => [$address()]],
        'socket_addrinfo_explain' => ['A', static fn () => [$address()]],
        'socket_atmark' => ['s', static fn () => [$inet()]],
    ];
}

/**
 * @return array<string, mixed> odd values for a parameter of this kind, of which $good is a good
 * one
 */
function odd_values(string $kind, mixed $good): array
{
    $closed_socket = pair()[0];
    socket_close($closed_socket);
    $closed_stream = fopen('php://memory', 'r');
    fclose($closed_stream);

    $everywhere = ['null' => null, 'false' => false, 'empty string' => '', 'array' => [],
        'array with elements' => [1, 'x'],
        'stdClass' => new stdClass(), 'closure' => static fn () => 1,
        'stream' => fopen('php://memory', 'r'), 'closed stream' => $closed_stream,
        // Where a socket is wanted this one is good as well, but of another family: bind would make
        // a file.
        'Socket' => pair()[0], 'AddressInfo' =>
            socket_addrinfo_lookup('127.0.0.1', '0', ['ai_flags' => AI_NUMERICHOST])[0]];
    if ($kind[0] === 's') {
        unset($everywhere['Socket']);
    }
    // All of them become 0 or are refused: for ports of which others would notice.
    $zeros = $everywhere + ['"0"' => '0', '" 0"' => ' 0', '"0 "' => '0 ', '"0x0"' => '0x0',
        '"0.0"' => '0.0', '"0.5"' => '0.5',
        '"0 apples"' => '0 apples', '"abc"' => 'abc', '"1e1000"' => '1e1000', '0.0' => 0.0,
        '-0.0' => -0.0, '0.5' => 0.5, 'NAN' => NAN,
        'INF' => INF, '1e20' => 1e20, 'stringable' => new Text('0')];

    return match ($kind[0]) {
        'p' => $zeros,
        'i' => $zeros + ['true' => true, '"1"' => '1', '" 1"' => ' 1', '"1 "' => '1 ',
            "\"1\\n\"" => "1\n", '"+1"' => '+1', '"-1"' => '-1',
            '"1.0"' => '1.0', '"1.5"' => '1.5', '"1e0"' => '1e0', '".1e1"' => '.1e1',
            '"1_0"' => '1_0', '"1\0"' => "1\0", '1.0' => 1.0, '1.5' => 1.5,
            '-1.5' => -1.5, '"9223372036854775808"' => '9223372036854775808', '9.3e18' => 9.3e18,
            '-1' => -1,
            'PHP_INT_MAX' => PHP_INT_MAX, 'PHP_INT_MIN' => PHP_INT_MIN],
        't' => $everywhere + ['0' => 0, '5' => 5, '1.5' => 1.5, 'true' => true, 'NUL' => "\0",
            'stringable' => new Text($good ?? '80')],
        's', 'A' => $everywhere + ['0' => 0, '1' => 1, '"x"' => 'x', '1.5' => 1.5, 'true' => true,
            'closed Socket' => $closed_socket],
        'a', 'm' => $everywhere + ['0' => 0, '1' => 1, '"x"' => 'x', '1.5' => 1.5, 'true' => true,
            'ArrayObject' => new ArrayObject([1])],
        // What a reference held before does not matter.
        '&' => ['5' => 5, 'string' => 'text', 'array' => [1], 'object' => new stdClass(),
            'Socket' => pair()[0]],
    };
}

/**
 * The result together with the arguments, of which some are references.
 *
 * @param Closure(string, array): mixed $call
 */
function argument_cases(Closure $call): void
{
    $run = static fn (string $function, array $arguments): mixed =>
        [$call($function, $arguments), $arguments];

    foreach (functions_and_arguments() as $function => [$kinds, $make]) {
        // As a need, for stock may lack it; the good arguments may need it, too.
        $check = static fn (string $label, callable $body) =>
            check("$function: $label", $body, needs: $function);
        $kinds = explode(' ', $kinds);
        $count = count($kinds);
        // The parameter that PHP 8.6 added is another subject.
        $more_allowed = $function === 'socket_addrinfo_lookup';

        $check('good', static fn () => $run($function, $make()));
        for ($given = 0; $given < $count; $given++) {
            // Without a time, select would wait for ever.
            if ($function !== 'socket_select' || $given < 3) {
                $check("$given arguments",
                    static fn () => $run($function, array_slice($make(), 0, $given)));
            }
        }
        if (!$more_allowed) {
            $check('one too many', static fn () => $run($function, [...$make(), 1]));
            $check('three too many', static fn () => $run($function, [...$make(), 1, 2, 3]));
        }
        foreach ($kinds as $i => $kind) {
            $position = $i + 1;
            foreach (odd_values($kind, function_exists($function) ? $make()[$i] : null) as $name =>
                $value) {
                // For ever, in seconds; the others come to an end.
                if ($function === 'socket_select' && $i === 3 && $value === null) {
                    continue;
                }
                $check("#$position $name",
                    static function () use ($run, $function, $make, $i, $value) {
                    $arguments = $make();
                    $arguments[$i] = $value;
                    return $run($function, $arguments);
                });
            }
        }

        $named = static fn (array $arguments): array => array_combine(array_slice(array_map(
            static fn (ReflectionParameter $parameter) => $parameter->getName(),
            (new ReflectionFunction($function))->getParameters(),
        ), 0, count($arguments)), $arguments);
        $check('all named', static fn () => $run($function, $named($make())));
        $check('all named, backwards',
            static fn () => $run($function, array_reverse($named($make()))));
        $check('unknown name', static fn () => $run($function, ['no_such' => 1] + $named($make())));
        $check('unknown name after good ones',
            static fn () => $run($function, [...$make(), ...['no_such' => 1]]));
        $check('name given twice',
            static fn () => $run($function, [...$make(), ...array_slice($named($make()), 0, 1)]));
        if ($count > 1) {
            $check('first missing', static fn () =>
                $run($function, array_slice($named($make()), 1)));
        }
        $check('wrong case in a name',
            static fn () => $run($function, array_change_key_case($named($make()), CASE_UPPER)));
    }
}

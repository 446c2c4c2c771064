--TEST--
a lazy proxy as an option's value, whose instance user code replaces while an element is converted
--SKIPIF--
<?php
if (PHP_VERSION_ID < 80400) {
    die('skip lazy objects came with PHP 8.4');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Group
{
    public $group;
    public $interface;
    public $source;
}
final class Resetting
{
    public $code;

    public function __toString(): string
    {
        ($this->code)();
        return '224.0.0.251';
    }
}
$reflector = new ReflectionClass(Group::class);
foreach ([MCAST_JOIN_SOURCE_GROUP, MCAST_JOIN_GROUP] as $option) {
    $proxy = $reflector->newLazyProxy(function () use (&$proxy, $reflector) {
        $instance = new Group();
        $instance->group = new Resetting();
        $instance->group->code = function () use (&$proxy, $reflector) {
            $reflector->resetAsLazyProxy($proxy, fn () => new Group());
            $GLOBALS['junk'] = str_repeat('junk', 100);
        };
        $instance->interface = str_repeat('l', 1) . 'o';
        $instance->source = '127.0.0.' . random_int(1, 1);
        return $instance;
    });
    $proxy->source; // an array cast initialises nothing
    $udp = socket_create(AF_INET, SOCK_DGRAM, 0);
    var_dump(socket_set_option($udp, IPPROTO_IP, $option, $proxy));
}
?>
--EXPECT--
bool(true)
bool(true)

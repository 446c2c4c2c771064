--TEST--
MCAST_*: neither an array nor an object
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
$options = [
    'MCAST_JOIN_GROUP' => 'MCAST_LEAVE_GROUP', 'MCAST_LEAVE_GROUP' => 'MCAST_LEAVE_GROUP',
    'MCAST_BLOCK_SOURCE' => 'MCAST_LEAVE_SOURCE_GROUP',
    'MCAST_UNBLOCK_SOURCE' => 'MCAST_LEAVE_SOURCE_GROUP',
    'MCAST_JOIN_SOURCE_GROUP' => 'MCAST_LEAVE_SOURCE_GROUP',
    'MCAST_LEAVE_SOURCE_GROUP' => 'MCAST_LEAVE_SOURCE_GROUP',
];
foreach ($options as $option => $name) {
    foreach (['int' => 1, 'string' => '224.0.0.251', 'null' => null] as $type => $value) {
        // PHP calls joining leaving.
        $expected = PHP_VERSION_ID < 80500
            ? 'No key "group" passed in optval'
            : "socket_set_option(): Argument #4 (\$value) must be of type array "
                . "when argument #3 (\$option) is $name, $type given";
        try {
            socket_set_option($udp, IPPROTO_IP, constant($option), $value);
        } catch (Error $error) {
            echo $error->getMessage() === $expected ? 'ok ' : $error->getMessage();
        }
    }
}
?>
--EXPECT--
ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok

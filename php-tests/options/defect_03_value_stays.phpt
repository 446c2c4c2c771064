--TEST--
socket_set_option: literals, constants and variables stay as they are
--FILE--
<?php
require __DIR__ . '/../lib.inc';

const LINGER = ['l_onoff' => '1', 'l_linger' => 5.0];
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
$literal = static function () use ($udp): array {
    $array = ['sec' => '1', 'usec' => true];
    socket_set_option($udp, SOL_SOCKET, SO_RCVTIMEO, $array);
    return $array;
};
$literal();
var_dump($literal());
socket_set_option($udp, SOL_SOCKET, SO_LINGER, LINGER);
var_dump(LINGER);

$sec = '1';
$array = ['sec' => &$sec, 'usec' => null];
$copy = $array;
socket_set_option($udp, SOL_SOCKET, SO_SNDTIMEO, $array);
var_dump($sec, $copy['usec']);

$object = new class () {
    public string $sec = '1';
    public string $usec = '2';
};
socket_set_option($udp, SOL_SOCKET, SO_SNDTIMEO, $object);
var_dump($object->sec);
?>
--EXPECT--
array(2) {
  ["sec"]=>
  string(1) "1"
  ["usec"]=>
  bool(true)
}
array(2) {
  ["l_onoff"]=>
  string(1) "1"
  ["l_linger"]=>
  float(5)
}
string(1) "1"
NULL
string(1) "1"

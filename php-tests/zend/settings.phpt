--TEST--
ini_get_all() has the module's settings, each with what it was at start-up
--SKIPIF--
<?php
if (ini_get('sockets.close_on_exec') === false) {
    die('skip stock has no settings');
}
?>
--FILE--
<?php
ini_set('sockets.close_on_exec', '1');
$all = ini_get_all();
foreach (ini_get_all('sockets') as $name => $setting) {
    echo "$name:";
    foreach ($setting as $key => $value) {
        echo " $key ", var_export($value, true);
    }
    echo $setting === $all[$name] ? "\n" : " differs\n";
}
?>
--EXPECTREGEX--
sockets\.close_on_exec: global_value '0' local_value '1' (builtin_default_value '0' )?access 7
sockets\.retry_interrupted: global_value '0' local_value '0' (builtin_default_value '0' )?access 7
sockets\.strict_normal_read: global_value '0' local_value '0' (builtin_default_value '0' )?access 7

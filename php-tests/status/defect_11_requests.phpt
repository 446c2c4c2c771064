--TEST--
the global code does not survive a request
--FILE--
<?php
require __DIR__ . '/../lib.inc';

with_web_server(<<<'CODE'
    <?php
    echo socket_last_error();
    @socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair);
    echo socket_last_error() === SOCKET_EOPNOTSUPP ? ' then EOPNOTSUPP' : ' then nothing';
    CODE, static function (callable $request): void {
        echo $request(), "\n", $request(), "\n", $request(), "\n";
    });
?>
--EXPECT--
0 then EOPNOTSUPP
0 then EOPNOTSUPP
0 then EOPNOTSUPP

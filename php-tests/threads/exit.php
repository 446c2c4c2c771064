<?php

declare(strict_types=1);

/*
 * A request that changes a setting, and ends in the middle of a call.
 */

require __DIR__ . '/common.inc';

ini_set('sockets.strict_normal_read', '0');
[$a, $b] = pair();
socket_write($a, "a line\nand half a");
socket_read($b, 100, PHP_NORMAL_READ);
socket_recv($b, $rest, 100, 0);
set_error_handler(static fn () => exit(0));
socket_get_option($b, SOL_SOCKET, 100_000);
must(false, 'the error handler was not called');

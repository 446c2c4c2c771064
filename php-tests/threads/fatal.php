<?php

declare(strict_types=1);

/*
 * A request that ends in a fatal error, out of memory, with sockets open.
 */

require __DIR__ . '/common.inc';

[$a, $b] = pair();
socket_write($a, "a line\nand half a");
socket_read($b, 100, PHP_NORMAL_READ);
ini_set('display_errors', '0');
str_repeat('x', 1 << 30);
must(false, 'there was memory enough');

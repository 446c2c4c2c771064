<?php

/*
 * TLS over a Socket: the stream that it exports is encrypted, here on both ends of a pair.
 *
 *     php -d extension=PATH/libsockets_rs.so examples/tls.php
 *
 * Needs PHP's openssl. Exits with 1 on any failure.
 */

declare(strict_types=1);

set_error_handler(static function (int $level, string $text): never {
    throw new ErrorException($text);
});

if (!extension_loaded('openssl')) {
    exit("this PHP has no openssl\n");
}
$key = openssl_pkey_new(['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'prime256v1']);
$certificate = openssl_csr_sign(openssl_csr_new(['commonName' => 'localhost'], $key), null,
    $key, 1);
openssl_x509_export($certificate, $pem);
openssl_pkey_export($key, $private);
$file = tempnam(sys_get_temp_dir(), 'tls');
file_put_contents($file, $pem . $private);

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
$server = socket_accept($listener);

$inner = socket_export_stream($server);
stream_context_set_option($inner, 'ssl', 'local_cert', $file);
$outer = socket_export_stream($client);
stream_context_set_option($outer, 'ssl', 'cafile', $file);
stream_context_set_option($outer, 'ssl', 'peer_name', 'localhost');
stream_set_blocking($inner, false);
stream_set_blocking($outer, false);
// Both ends are in this process, so they take turns.
$done = [false, false];
for ($turn = 0; $done !== [true, true] && $turn < 1000; $turn++) {
    $done[0] = $done[0] ?: stream_socket_enable_crypto($inner, true,
        STREAM_CRYPTO_METHOD_TLS_SERVER) === true;
    $done[1] = $done[1] ?: stream_socket_enable_crypto($outer, true,
        STREAM_CRYPTO_METHOD_TLS_CLIENT) === true;
    $read = [$inner, $outer];
    $write = $except = null;
    stream_select($read, $write, $except, 0, 10000);
}
unlink($file);
stream_set_blocking($inner, true);
stream_set_blocking($outer, true);
fwrite($outer, "over TLS\n");
echo fgets($inner);

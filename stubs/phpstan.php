<?php

/**
 * For PHPStan, which runs it by phpstan.neon beside it: makes it read from sockets.stub.php what is
 * below.
 *
 * PHPStan has signatures of its own for PHP's functions, and prefers them to those of any file. So
 * it knows neither the fourth parameter of socket_addrinfo_lookup(), nor what is set by reference.
 * No setting takes its signatures out, hence the reach into private properties. A PHPStan that has
 * them no more keeps its signatures, and that is all.
 */

declare(strict_types=1);

use PHPStan\Reflection\SignatureMap\FunctionSignatureMapProvider;
use PHPStan\Reflection\SignatureMap\Php8SignatureMapProvider;

(static function (Php8SignatureMapProvider $stubs, FunctionSignatureMapProvider $maps): void {
    $ours = array_flip([
        'socket_addrinfo_lookup', 'socket_create_pair', 'socket_getpeername', 'socket_getsockname',
        'socket_recv',
        'socket_recvfrom', 'socket_recvmsg', 'socket_set_option', 'socket_setopt',
    ]);
    (function () use ($ours): void {
        if (isset($this->map->functions)) {
            $this->map->functions = array_diff_key($this->map->functions, $ours);
        }
    })->call($stubs);

    $maps->hasFunctionSignature('socket_recv'); // has it read its maps
    (function () use ($ours): void {
        if (isset(self::$signatureMaps)) {
            self::$signatureMaps = array_map(static fn (array $map): array =>
                array_diff_key($map, $ours), self::$signatureMaps);
        }
    })->call($maps);
})($container->getByType(Php8SignatureMapProvider::class),
    $container->getByType(FunctionSignatureMapProvider::class));

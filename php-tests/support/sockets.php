<?php

/*
 * What tests need again and again, with no word of where they run: phpt files, oracle scripts and
 * harnesses.
 */

/** @return array{Socket, Socket} */
function pair(int $type = SOCK_STREAM): array
{
    socket_create_pair(AF_UNIX, $type, 0, $pair) || throw new RuntimeException('no pair');
    return $pair;
}

/** A path that nothing else has; removed at the end of the process that asked. */
function new_path(string $suffix = '.sock'): string
{
    $path = sys_get_temp_dir() . '/' . uniqid('php-', true) . getmypid() . $suffix;
    $owner = getmypid();
    register_shutdown_function(static function () use ($path, $owner): void {
        if (getmypid() === $owner && file_exists($path)) {
            unlink($path);
        }
    });
    return $path;
}

/**
 * Where a relative path leads the kernel: in a thread-safe PHP, chdir() does not move the process.
 */
function process_path(string $relative): string
{
    return readlink('/proc/self/cwd') . "/$relative";
}

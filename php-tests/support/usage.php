<?php

/*
 * What this process uses. Loaded before every phpt as well.
 */

/** @return array<int, string> what each open descriptor refers to */
function descriptors(): array
{
    $open = [];
    // A thread-safe PHP takes "/proc/self/fd/.." for "/proc/self", which is a link.
    foreach (array_diff(scandir('/proc/self/fd'), ['.', '..']) as $name) {
        // scandir's own descriptor is gone by now, and so is its link.
        $target = is_link("/proc/self/fd/$name") ? readlink("/proc/self/fd/$name") : null;
        // What socket_select may keep until the end of the request.
        if ($target !== null && $target !== 'anon_inode:[eventpoll]') {
            $open[(int) $name] = $target;
        }
    }
    ksort($open);
    return $open;
}

/** @return int in KiB: what the process has in memory */
function resident(): int
{
    return (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4;
}

<?php
/** Operations of operations.php: waiting for many sockets. */

declare(strict_types=1);

/** @return list<Socket> so many, of which the first can be read */
function sockets(int $number): array
{
    static $keep = [];
    $sockets = $keep[] = pair();
    while (count($sockets) < $number) {
        array_push($sockets, ...pair());
    }
    socket_write($sockets[1], 'x');
    return array_slice($sockets, 0, $number);
}

/** Waits for `$number` sockets, of which one is ready. */
function select(int $number): array
{
    $sockets = sockets($number);
    return [1, static function (int $count) use ($sockets) {
        for ($i = 0; $i < $count; $i++) {
            $read = $sockets;
            $write = $except = null;
            $ready = socket_select($read, $write, $except, 0);
        }
        return $ready;
    }];
}

/** The same for half of them, another half every time. */
function select_changing(int $number): array
{
    mt_srand(1);
    $sockets = sockets($number);
    for ($i = 0; $i < 64; $i++) {
        $rest = array_slice($sockets, 1);
        shuffle($rest);
        $sets[] = [$sockets[0], ...array_slice($rest, 0, intdiv($number, 2) - 1)];
    }
    return [1, static function (int $count) use ($sets) {
        for ($i = 0; $i < $count; $i++) {
            $read = $sets[$i & 63];
            $write = $except = null;
            $ready = socket_select($read, $write, $except, 0);
        }
        return $ready;
    }];
}

/** The same with PHP's streams, which end at 1,023. */
function stream_select_one(int $number): array
{
    $streams = [];
    while (count($streams) < $number) {
        array_push($streams, ...stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0));
    }
    fwrite($streams[1], 'x');
    return [1, static function (int $count) use ($streams) {
        for ($i = 0; $i < $count; $i++) {
            $read = $streams;
            $write = $except = null;
            $ready = stream_select($read, $write, $except, 0);
        }
        return $ready;
    }];
}

/** The same with PHP 8.6's Io\Poll, which has been told of the streams before. */
function io_poll(int $number): array
{
    $context = new Io\Poll\Context();
    for ($i = 0; $i < $number; $i += 2) {
        [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $context->add(new StreamPollHandle($one), [Io\Poll\Event::Read]);
        $context->add(new StreamPollHandle($other), [Io\Poll\Event::Read]);
        if ($i === 0) {
            fwrite($other, 'x');
        }
    }
    $now = Time\Duration::fromSeconds(0);
    return [1, static function (int $count) use ($context, $now) {
        for ($i = 0; $i < $count; $i++) {
            $ready = $context->wait($now);
        }
        return count($ready);
    }];
}

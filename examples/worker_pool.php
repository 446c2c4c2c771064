<?php

/*
 * A pool of forked workers. Each has one end of a socket pair; jobs and results are messages that
 * begin with their length. The parent hands out a job whenever a worker is free, with one
 * socket_select() over all of them.
 *
 *     php examples/worker_pool.php [WORKERS [JOBS]]
 *
 * The output is the same in every run, whichever worker did what; the exit status is non-zero if
 * anything went wrong.
 */

declare(strict_types=1);

/** One end of a pair: whole messages over a stream. */
final class Channel
{
    private const HEADER = 4;
    private const CHUNK = 65536;
    private string $buffer = '';

    public function __construct(public readonly Socket $socket)
    {
    }

    /** Sends a message: its length, then itself. Waits while the other end does not read. */
    public function send(mixed $message): void
    {
        $text = serialize($message);
        $data = pack('N', strlen($text)) . $text;
        while ($data !== '') {
            $count = socket_write($this->socket, $data);
            if ($count === false) {
                throw new RuntimeException(socket_strerror(socket_last_error($this->socket)));
            }
            $data = substr($data, $count);
        }
    }

    /** Reads what is there, waiting for at least a byte. False: the other end has closed. */
    public function fill(): bool
    {
        $data = socket_read($this->socket, self::CHUNK);
        if ($data === false) {
            throw new RuntimeException(socket_strerror(socket_last_error($this->socket)));
        }
        $this->buffer .= $data;
        return $data !== '';
    }

    /** The next whole message, in a list; an empty list if there is none yet. */
    public function take(): array
    {
        if (strlen($this->buffer) < self::HEADER) {
            return [];
        }
        $length = unpack('N', $this->buffer)[1];
        if (strlen($this->buffer) < self::HEADER + $length) {
            return [];
        }
        $message = substr($this->buffer, self::HEADER, $length);
        $this->buffer = substr($this->buffer, self::HEADER + $length);
        return [unserialize($message)];
    }

    /** Waits for a message, in a list; an empty list at the end. */
    public function receive(): array
    {
        while (($message = $this->take()) === []) {
            if (!$this->fill()) {
                return [];
            }
        }
        return $message;
    }
}

/**
 * The work: the largest prime below a number, and a payload of that many bytes (some are larger
 * than the pair's buffers).
 */
function work(int $number): array
{
    for ($prime = $number - 1; $prime > 2; $prime--) {
        for ($divisor = 2; $divisor * $divisor <= $prime && $prime % $divisor !== 0; $divisor++);
        if ($divisor * $divisor > $prime) {
            break;
        }
    }
    return [$number, $prime, str_repeat(chr(97 + $number % 26), $number * 37)];
}

/** What a worker does until its channel ends. */
function serve(Channel $channel): never
{
    while (($job = $channel->receive()) !== []) {
        $channel->send(work($job[0]));
    }
    exit(0);
}

$workers = (int) ($argv[1] ?? 4);
$jobs = range(100, 100 + 60 * (int) ($argv[2] ?? 200) - 1, 60);
$total = count($jobs);

/** @var array<int, Channel> $pool by process id */
$pool = [];
for ($i = 0; $i < $workers; $i++) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair) || exit(1);
    $pid = pcntl_fork();
    if ($pid === -1) {
        fwrite(STDERR, "worker_pool.php: cannot fork\n");
        exit(1);
    }
    if ($pid === 0) {
        // A worker that kept the ends of others would keep them from seeing the end.
        unset($pool);
        socket_close($pair[0]);
        serve(new Channel($pair[1]));
    }
    socket_close($pair[1]);
    $pool[$pid] = new Channel($pair[0]);
}
unset($pair);

foreach ($pool as $channel) {
    if ($jobs !== []) {
        $channel->send(array_shift($jobs));
    }
}

$sum = 0;
$bytes = 0;
$results = 0;
while ($results < $total) {
    // The keys stay: they say whose socket is ready.
    $read = array_map(static fn (Channel $channel): Socket => $channel->socket, $pool);
    $write = $except = null;
    if (!socket_select($read, $write, $except, 30)) {
        fwrite(STDERR, "worker_pool.php: nothing comes any more\n");
        exit(1);
    }
    foreach (array_keys($read) as $pid) {
        $channel = $pool[$pid];
        if (!$channel->fill()) {
            fwrite(STDERR, "worker_pool.php: worker $pid has gone\n");
            exit(1);
        }
        foreach ($channel->take() as [$number, $prime, $payload]) {
            $results++;
            $sum += $prime;
            if ($payload !== str_repeat(chr(97 + $number % 26), $number * 37)) {
                fwrite(STDERR, "worker_pool.php: the payload of $number is damaged\n");
                exit(1);
            }
            $bytes += strlen($payload);
            if ($jobs !== []) {
                $channel->send(array_shift($jobs));
            }
        }
    }
}

// The end of its channel ends a worker.
$ended = 0;
foreach (array_keys($pool) as $pid) {
    socket_close($pool[$pid]->socket);
    pcntl_waitpid($pid, $status);
    $ended += (int) (pcntl_wifexited($status) && pcntl_wexitstatus($status) === 0);
}
printf("%d workers, %d results, %d bytes, primes add up to %d\n", $ended, $results, $bytes, $sum);
exit($ended === $workers && $results === $total ? 0 : 1);

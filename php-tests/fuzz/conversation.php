<?php

declare(strict_types=1);

require __DIR__ . '/stream_steps.php';

/**
 * A reader and its peer, and the model: what is on its way between them. Whatever cannot be told
 * beforehand (how much of it a read gives) only has to fit.
 */
class Conversation
{
    use StreamSteps;

    /** How much is in flight at most, so that the peer never waits. */
    private const MOST = 50_000;

    /** What was sent and not yet taken. */
    protected string $queue = '';
    /** What lay there when a line was asked for in vain, until somebody else touches it. */
    private ?string $beginning = null;
    private bool $ended = false;
    private Socket $reader;
    private ?Socket $peer;
    /** @var null|resource */
    private mixed $stream = null;

    /**
     * @param bool $strict whether sockets.strict_normal_read is on
     * @param bool $blocking whether the reader would wait: then it is not asked for what is not
     * there
     */
    public function __construct(
        private readonly bool $strict,
        private readonly bool $blocking,
        private readonly string $kind,
    ) {
        [$this->reader, $this->peer] = match ($kind) {
            'tcp' => $this->connection(),
            'datagrams' => pair(SOCK_DGRAM),
            'packets' => pair(SOCK_SEQPACKET),
            default => pair(),
        };
        if ($kind === 'tied') {
            $this->stream = socket_export_stream($this->reader);
        }
        $blocking || socket_set_nonblock($this->reader);
    }

    /** @return array{Socket, Socket} */
    private function connection(): array
    {
        $listening = socket_create(AF_INET, SOCK_STREAM, 0);
        socket_bind($listening, '127.0.0.1');
        socket_listen($listening);
        socket_getsockname($listening, $address, $port);
        $client = socket_create(AF_INET, SOCK_STREAM, 0);
        socket_connect($client, $address, $port);
        return [$client, socket_accept($listening)];
    }

    /** Does something at random. @return string what */
    public function step(): string
    {
        $steps = ['send', 'send', 'send', 'line', 'line', 'line', 'read', 'recv', 'peek',
            'recvfrom', 'recvmsg', 'waitall', 'select', 'tie', 'fread', 'fgets', 'get_line',
            'stream_select', 'another', 'filter', 'feof', 'contents', 'copy', 'end'];
        $step = $steps[mt_rand(0, count($steps) - 1)];
        // The end is rare: nothing comes behind it.
        if ($step === 'end' && mt_rand(0, 9) > 0) {
            $step = 'line';
        }
        $waits = !in_array($step, ['send', 'select', 'tie', 'stream_select', 'another', 'filter',
            'end'], true);
        if ($waits && $this->blocking && !$this->ended && $this->is_empty()) {
            return 'nothing';
        }
        return $this->$step();
    }

    public function over(): bool
    {
        return $this->ended && $this->is_empty() && mt_rand(0, 4) === 0;
    }

    /** @throws UnexpectedValueException */
    protected function must(bool $good, string $what): void
    {
        if (!$good) {
            $queue = strlen($this->queue) . ' ' . json_encode(substr($this->queue, 0, 60));
            throw new UnexpectedValueException("$what; queue: $queue"
                . ($this->ended ? ', ended' : ''));
        }
    }

    protected function sent(string $data): void
    {
        $this->queue .= $data;
    }

    /** Whether there is nothing to take. */
    protected function is_empty(): bool
    {
        return $this->queue === '';
    }

    protected function is_full(): bool
    {
        return strlen($this->queue) > self::MOST;
    }

    private function send(): string
    {
        if ($this->ended || $this->is_full()) {
            return 'nothing';
        }
        $data = '';
        for ($parts = mt_rand(1, 4); $parts > 0; $parts--) {
            $data .= match (mt_rand(0, 9)) {
                0 => "\n",
                1 => "\r\n",
                2 => "\r",
                3 => 'END',
                4 => str_repeat(chr(mt_rand(97, 122)), mt_rand(1, mt_rand(0, 9) === 0 ? 9000 : 30)),
                default => substr('the quick brown fox', 0, mt_rand(1, 19))
                    . ["\n", '', "\r\n", ''][mt_rand(0, 3)],
            };
        }
        $this->must(socket_write($this->peer, $data) === strlen($data), 'the peer could not write');
        $this->sent($data);
        $this->beginning = null;
        return 'send ' . json_encode(substr($data, 0, 60)) . ' ' . strlen($data);
    }

    private function end(): string
    {
        if ($this->kind === 'datagrams') {
            return 'nothing';
        }
        $this->peer = null;
        $this->ended = true;
        return 'end';
    }

    private function length(): int
    {
        return [1, 2, 3, 5, 10, 20, 100, 8192, 100_000, 5 << 20][mt_rand(0, 9)];
    }

    /** What came out is the queue's beginning. */
    protected function taken(mixed $data, int $most, string $how, bool $peek = false): void
    {
        if ($this->is_empty()) {
            // recv() gives null at the end, the streams "".
            $this->must($data === false || $this->ended && in_array($data, ['', null], true),
                "$how gave " . json_encode($data) . ' of nothing');
            return;
        }
        $this->must(is_string($data) && $data !== '',
            "$how gave " . json_encode($data) . ' though there is something');
        $this->must(strlen($data) <= $most, "$how gave too much");
        $this->must(str_starts_with($this->queue, $data),
            "$how gave " . json_encode(substr($data, 0, 60)) . ' ' . strlen($data));
        if (!$peek) {
            $this->queue = substr($this->queue, strlen($data));
        }
    }

    /** Whether all that there is is the beginning of a line that was asked for in vain. */
    private function is_waited_for(): bool
    {
        return $this->beginning === $this->queue && !$this->ended;
    }

    /** What a line read has to give: null if none is whole. */
    protected function first_line(int $length): ?string
    {
        $whole = strcspn($this->queue, "\r\n") + 1;
        if ($whole <= strlen($this->queue)) {
            return substr($this->queue, 0, min($whole, $length));
        }
        return strlen($this->queue) >= $length || $this->ended && $this->queue !== ''
            ? substr($this->queue, 0, $length) : null;
    }

    /** Makes the next message the queue, where there are messages. */
    protected function next_message(): void
    {
    }

    private function line(): string
    {
        $this->next_message();
        $length = $this->length();
        $expected = $this->first_line($length);
        if ($expected === null && !$this->ended && (!$this->strict || $this->blocking)) {
            // It would be waited for.
            return 'nothing';
        }
        $line = @socket_read($this->reader, $length, PHP_NORMAL_READ);
        $shown = "line of $length: " . json_encode(is_string($line) ? substr($line, 0, 60) : $line);
        // A socket that does not block says as little as stock that it is the end.
        $expected ??= $this->ended && !$this->blocking ? '' : false;
        $this->must($line === $expected,
            "$shown, not " . json_encode(is_string($expected) ? substr($expected, 0, 60)
            : $expected));
        if ($line === false) {
            $this->beginning = $this->ended ? null : $this->queue;
            $code = socket_last_error($this->reader);
            $this->must($code === ($this->ended ? SOCKET_ECONNRESET : SOCKET_EAGAIN),
                "$shown: code $code");
        }
        $this->queue = substr($this->queue, strlen((string) $line));
        return $shown;
    }

    private function read(): string
    {
        $length = $this->length();
        $this->taken(@socket_read($this->reader, $length), $length, "read of $length");
        return "read of $length";
    }

    private function recv(): string
    {
        $length = $this->length();
        $count = @socket_recv($this->reader, $data, $length, [0, MSG_DONTWAIT][mt_rand(0, 1)]);
        $this->taken($count === false ? false : $data, $length, "recv of $length");
        return "recv of $length";
    }

    private function peek(): string
    {
        $length = $this->length();
        $count = @socket_recv($this->reader, $data, $length, MSG_PEEK);
        $this->taken($count === false ? false : $data, $length, "peek of $length", true);
        return "peek of $length";
    }

    private function recvfrom(): string
    {
        $length = $this->length();
        $count = @socket_recvfrom($this->reader, $data, $length, 0, $address, $port);
        $this->taken($count === false ? false : $data, $length, "recvfrom of $length");
        return "recvfrom of $length";
    }

    private function recvmsg(): string
    {
        $length = $this->length();
        $message = ['buffer_size' => $length, 'controllen' => 100];
        $count = @socket_recvmsg($this->reader, $message);
        $this->taken($count === false ? false : implode($message['iov']), $length,
            "recvmsg of $length");
        return "recvmsg of $length";
    }

    private function select(): string
    {
        $read = [$this->reader];
        $none = null;
        $count = socket_select($read, $none, $none, 0);
        // The beginning of a line that was taken already may count or not, after other calls.
        if ($this->is_waited_for()) {
            $this->must($count === 0, "select gave $count of a line's beginning");
        } elseif ($this->is_empty()) {
            $this->must($count === (int) $this->ended, "select gave $count");
        } elseif ($this->first_line(PHP_INT_MAX) !== null) {
            $this->must($count === 1, "select gave $count though a line is there");
        }
        return "select: $count";
    }

    private function tie(): string
    {
        if ($this->stream !== null || mt_rand(0, 3) > 0 || $this instanceof Messages) {
            return 'nothing';
        }
        $this->stream = socket_export_stream($this->reader);
        return 'tie';
    }
}

/**
 * Over sockets that keep messages apart: the queue is what is left of a message that a line was
 * read of. The end of a message ends its line; bytes are of one message, and what they leave is
 * lost.
 */
final class Messages extends Conversation
{
    /** @var list<string> */
    private array $messages = [];

    protected function sent(string $data): void
    {
        $this->messages[] = $data;
    }

    protected function is_empty(): bool
    {
        return $this->queue === '' && $this->messages === [];
    }

    /** The kernel takes 10 datagrams. */
    protected function is_full(): bool
    {
        return count($this->messages) > 8;
    }

    protected function next_message(): void
    {
        if ($this->queue === '') {
            $this->queue = array_shift($this->messages) ?? '';
        }
    }

    protected function first_line(int $length): ?string
    {
        $line = substr($this->queue, 0, min($length, strcspn($this->queue, "\r\n") + 1));
        return $line === '' ? null : $line;
    }

    protected function taken(mixed $data, int $most, string $how, bool $peek = false): void
    {
        if ($this->queue !== '' || $this->messages === []) {
            parent::taken($data, $most, $how, $peek);
            return;
        }
        $expected = substr($this->messages[0], 0, $most);
        $this->must($data === $expected,
            "$how gave " . json_encode($data) . ', not ' . json_encode($expected));
        if (!$peek) {
            array_shift($this->messages);
        }
    }
}

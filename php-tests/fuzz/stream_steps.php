<?php

declare(strict_types=1);

/** Lets everything pass as it is: a stream with such a filter reads all at once. */
final class PassingFilter extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }
}

stream_filter_register('passing', PassingFilter::class);

/** What a Conversation may do with the stream that the reader is tied to. */
trait StreamSteps
{
    /** @var null|resource */
    private mixed $filter = null;
    /** @var list<Socket> all that are tied to the stream */
    private array $readers = [];

    /** Another Socket on the stream reads from now on, which may be a new one. */
    private function another(): string
    {
        if ($this->stream === null || $this->filter !== null) {
            return 'nothing'; // a stream with a filter gives nobody its descriptor
        }
        $this->beginning = null;
        $this->readers = $this->readers === [] ? [$this->reader] : $this->readers;
        if (count($this->readers) < 3) {
            $this->readers[] = socket_import_stream($this->stream);
        }
        $number = mt_rand(0, count($this->readers) - 1);
        $this->reader = $this->readers[$number];
        return "another: $number";
    }

    private function filter(): string
    {
        // With a filter, PHP waits for as much as its buffer takes.
        if ($this->stream === null || $this->blocking || mt_rand(0, 3) > 0) {
            return 'nothing';
        }
        $this->beginning = null;
        if ($this->filter !== null) {
            stream_filter_remove($this->filter);
            $this->filter = null;
            return 'filter removed';
        }
        $this->filter = stream_filter_append($this->stream, 'passing', STREAM_FILTER_READ);
        return 'filter';
    }

    private function feof(): string
    {
        if ($this->stream !== null && feof($this->stream)) {
            $this->must($this->ended, 'feof before the end');
        }
        return 'feof';
    }

    private function contents(): string
    {
        $length = $this->length();
        if ($this->would_wait_for($length)) {
            return 'nothing';
        }
        $this->beginning = null;
        $this->taken_by_stream(stream_get_contents($this->stream, $length), $length, 'contents');
        return "contents of $length";
    }

    private function copy(): string
    {
        $length = $this->length();
        if ($this->would_wait_for($length)) {
            return 'nothing';
        }
        $this->beginning = null;
        $memory = fopen('php://memory', 'w+');
        stream_copy_to_stream($this->stream, $memory, $length);
        rewind($memory);
        $this->taken_by_stream(stream_get_contents($memory), $length, 'copy');
        return "copy of $length";
    }

    /** Whether the stream would wait: it wants all of it. */
    private function would_wait_for(int $length): bool
    {
        return $this->stream === null
            || $this->blocking && !$this->ended && $length > strlen($this->queue);
    }

    private function waitall(): string
    {
        $length = $this->length();
        if ($this->blocking && !$this->ended && $length > strlen($this->queue)) {
            return 'nothing';
        }
        $waiting = strlen($this->queue);
        $count = @socket_recv($this->reader, $data, $length, MSG_WAITALL);
        if ($this->kind === 'plain' || $this->kind === 'tied') { // TCP may be under way
            $this->must((int) $count === min($waiting, $length), "waitall gave $count");
        }
        $this->taken($count === false ? false : $data, $length, "waitall of $length");
        return "waitall of $length";
    }

    private function fread(): string
    {
        if ($this->stream === null) {
            return 'nothing';
        }
        $length = $this->length();
        // It wants all of it, beyond what is in its buffer.
        if ($this->blocking && !$this->ended && $length > strlen($this->queue)) {
            return 'nothing';
        }
        $this->beginning = null;
        $this->taken_by_stream(fread($this->stream, $length), $length, "fread of $length");
        return "fread of $length";
    }

    private function fgets(): string
    {
        if ($this->stream === null || $this->blocking && !$this->ended
            && !str_contains($this->queue, "\n")) {
            return 'nothing';
        }
        $this->beginning = null;
        $line = fgets($this->stream, 5000);
        $this->taken_by_stream($line, 5000, 'fgets');
        if (is_string($line)) {
            $this->must(!str_contains(substr($line, 0, -1), "\n"), 'fgets gave more than a line');
        }
        return 'fgets';
    }

    private function get_line(): string
    {
        if ($this->stream === null || $this->blocking && !$this->ended
            && !str_contains($this->queue, 'END')) {
            return 'nothing';
        }
        $before = $this->queue;
        $this->beginning = null;
        $line = stream_get_line($this->stream, 100, 'END');
        if (is_string($line) && $line !== '' || is_string($line)
            && str_starts_with($before, 'END')) {
            $this->must(str_starts_with($before, $line), 'get_line gave ' . json_encode($line));
            $rest = substr($before, strlen($line));
            $ends = str_starts_with($rest, 'END') && strlen($line) < 100;
            $this->queue = $ends ? substr($rest, 3) : $rest;
        }
        return 'get_line ' . json_encode($line);
    }

    /** Streams know more ways to say that there is nothing. */
    private function taken_by_stream(mixed $data, int $most, string $how): void
    {
        if ($data !== '' && $data !== false) {
            $this->taken($data, $most, $how);
        }
    }

    private function stream_select(): string
    {
        if ($this->stream === null || $this->filter !== null) {
            return 'nothing';
        }
        $read = [$this->stream];
        $none = null;
        $count = stream_select($read, $none, $none, 0);
        if ($this->is_waited_for() || $this->is_empty() && !$this->ended) {
            $this->must($count === 0, "stream_select gave $count of nothing");
        }
        return "stream_select: $count";
    }
}

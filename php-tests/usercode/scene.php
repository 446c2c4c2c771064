<?php

/*
 * What one combination of php-tests/usercode.php or php-tests/fatal.php is played with: the sockets
 * of a call, the user code that runs in the middle of it, and what that code does.
 */

/** What the user code of a combination throws. */
final class Thrown extends Exception
{
}

/** The user code: does its deed the first time that it runs, and nothing afterwards. */
final class Hook
{
    public bool $ran = false;

    public function __construct(private ?Closure $deed)
    {
    }

    public function __invoke(): void
    {
        $deed = $this->deed;
        $this->deed = null;
        if ($deed !== null) {
            $this->ran = true;
            $deed();
        }
    }

    public function disarm(): void
    {
        $this->deed = null;
    }
}

/** Runs a hook when it is made a string. */
final class HookString
{
    public function __construct(private readonly Hook $hook, private readonly string $text)
    {
    }

    public function __toString(): string
    {
        ($this->hook)();
        return $this->text;
    }
}

/** Runs a hook when it is destroyed. */
final class HookEnd
{
    public function __construct(private readonly Hook $hook)
    {
    }

    public function __destruct()
    {
        ($this->hook)();
    }
}

/** Runs a hook when it is destroyed: as it is made a string, it replaces what holds it. */
final class HookStringEnd
{
    public function __construct(private readonly Scene $scene, private readonly string $text)
    {
    }

    public function __toString(): string
    {
        $this->scene->replace(null);
        return $this->text;
    }

    public function __destruct()
    {
        ($this->scene->hook)();
    }
}

/** A reference to this keeps the types. */
final class Typed
{
    public null|bool|int|string|array|object $any = null;
}

/** A user-space stream around another one, which runs a hook in one of its methods. */
final class HookStream
{
    /** @var resource what it is around, for the next one that is opened */
    public static mixed $next = null;
    public static string $armed = '';
    public static ?Hook $hook = null;
    /** @var null|resource */
    public mixed $context;
    /** @var null|resource */
    private mixed $inner;

    private function run(string $method): void
    {
        if (self::$armed === $method) {
            (self::$hook)();
        }
    }

    public function stream_open(): bool
    {
        $this->inner = self::$next;
        self::$next = null;
        return true;
    }

    public function stream_cast(int $for): mixed
    {
        $this->run('stream_cast');
        return is_resource($this->inner) ? $this->inner : false;
    }

    public function stream_set_option(int $option, ?int $first, ?int $second): bool
    {
        $this->run('stream_set_option');
        return false;
    }

    public function stream_read(int $count): string|false
    {
        $this->run('stream_read');
        return is_resource($this->inner) ? fread($this->inner, $count) : false;
    }

    public function stream_write(string $data): int
    {
        $this->run('stream_write');
        return is_resource($this->inner) ? (int) fwrite($this->inner, $data) : 0;
    }

    public function stream_eof(): bool
    {
        return false;
    }

    public function stream_flush(): bool
    {
        $this->run('stream_flush');
        return true;
    }

    public function stream_close(): void
    {
        $this->run('stream_close');
        if (is_resource($this->inner)) {
            fclose($this->inner);
        }
    }
}

/** A filter that runs a hook when it is called or when its stream is closed. */
final class HookFilter extends php_user_filter
{
    public static string $armed = '';
    public static ?Hook $hook = null;

    public function filter($in, $out, &$consumed, bool $closing): int
    {
        if (self::$armed === 'filter') {
            (self::$hook)();
        }
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }

    public function onClose(): void
    {
        if (self::$armed === 'onClose') {
            (self::$hook)();
        }
    }
}

/**
 * A Socket or a stream of the call whose descriptor the user code may close and give to somebody
 * else.
 */
final class Subject
{
    /** @var null|resource what it is tied to, or is */
    public mixed $stream = null;
    /** @var null|resource what a user-space stream is around */
    public mixed $inner = null;

    public function __construct(public ?Socket $socket, public readonly int $fd)
    {
    }
}

final class Scene
{
    private const FOR_THE_STRANGER = 'for the stranger';

    /** @var array<string, Subject> */
    public array $subjects = [];
    /** @var list<mixed> references to what the call was given by reference */
    public array $variables = [];
    /** @var list<mixed> what has to live as long as the call */
    public array $kept = [];
    /** The number that somebody else has got. */
    public ?int $reused = null;
    /** @var list<resource> a pair: who has got the number, and his peer */
    private array $stranger = [];
    private string $flags = '';
    /** @var null|list<mixed> a reference to the call's arguments */
    public ?array $arguments = null;
    /** @var list<LazyValue> proxies whose instances the user code replaces */
    public array $proxies = [];
    /** A weak reference to the Socket, for the action "keep". */
    public ?WeakReference $weak = null;
    public readonly Hook $hook;

    /**
     * @param string $mode what the Socket is tied to: nothing, an "exported" stream, or a
     * "user-space" one
     */
    public function __construct(public readonly string $mode, private readonly string $action)
    {
        $this->hook = new Hook($this->deed(...));
        HookStream::$hook = HookFilter::$hook = $this->hook;
        HookStream::$armed = HookFilter::$armed = '';
    }

    /** What strace can see: that the user code has run, and which number is a stranger's since. */
    private function deed(): void
    {
        [$verb, $name] = explode(' ', $this->action, 2) + [1 => ''];
        $subject = $this->subjects[$name] ?? null;
        match ($verb) {
            'throw', 'fatal' => null,
            'replace' => $this->replace('replaced'),
            'free' => $this->free(),
            'close' => $this->close($subject),
            'reuse' => $this->hand_over($subject, $subject->stream),
            'reuse-inner' => $this->hand_over($subject, $subject->inner),
            'keep' => $this->kept[] = $this->weak?->get(),
        };
        file_exists("/usercode-$verb-" . ($this->reused ?? 'none'));
        if ($verb === 'throw') {
            throw new Thrown();
        }
        if ($verb === 'fatal') {
            // No handler is asked, nothing is unwound: the engine jumps to the end of the request.
            eval('final class Hook {}');
        }
    }

    /**
     * Ends the Socket of the call: nothing holds it any more, nor the stream that it is tied to.
     */
    public function end(): void
    {
        $this->arguments = null;
        foreach ($this->subjects as $subject) {
            $subject->stream = $subject->inner = null;
            $subject->socket = null;
        }
    }

    public function replace(mixed $by): void
    {
        foreach ($this->variables as &$variable) {
            $variable = $by;
        }
        foreach ($this->proxies as $proxy) {
            (new ReflectionClass($proxy))
                ->resetAsLazyProxy($proxy, static fn () => new LazyValue());
        }
    }

    private function free(): void
    {
        $this->replace(null);
        $this->arguments = null;
        $this->variables = $this->subjects = $this->kept = $this->proxies = [];
        gc_collect_cycles();
    }

    private function close(Subject $subject): void
    {
        if ($subject->socket === null) {
            $this->hand_over($subject, $subject->stream);
            return;
        }
        try {
            socket_close($subject->socket);
        } catch (Throwable) {
        }
        $this->occupy($subject->fd);
    }

    /** Closes a stream; somebody else gets its number. */
    private function hand_over(Subject $subject, mixed $stream): void
    {
        if (is_resource($stream)) {
            fclose($stream);
        }
        $this->occupy($subject->fd);
    }

    private function occupy(int $fd): void
    {
        if (isset(descriptors()[$fd])) {
            return;
        }
        $fillers = [];
        do {
            $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            $fillers[] = $pair;
        } while (!isset(descriptors()[$fd]));
        fwrite($pair[0], self::FOR_THE_STRANGER);
        fwrite($pair[1], self::FOR_THE_STRANGER);
        $this->stranger = $pair;
        $this->reused = $fd;
        $this->flags = $this->flags();
    }

    /** @return list<string> what is not as it was with whoever has the number now */
    public function stranger_complaints(): array
    {
        if ($this->reused === null) {
            return [];
        }
        $complaints = $this->flags === $this->flags() ? [] : ['a stranger\'s flags are changed'];
        foreach ($this->stranger as $end) {
            stream_set_blocking($end, false);
            if (@fread($end, 100) !== self::FOR_THE_STRANGER) {
                $complaints[] = 'a stranger has got something, or lost it';
            }
        }
        return $complaints;
    }

    private function flags(): string
    {
        return (string) @file_get_contents("/proc/self/fdinfo/$this->reused");
    }

    /** The Socket of the call, tied as the scene wants it. */
    public function socket(Closure $make, string $name = 'socket'): Socket
    {
        $before = descriptors();
        $socket = $make($this);
        $fd = min(array_keys(array_diff_key(descriptors(), $before)));
        $subject = new Subject($socket, $fd);
        if ($this->mode !== 'plain') {
            $subject->stream = socket_export_stream($socket);
            if ($this->mode === 'user-space') {
                $subject->inner = $subject->stream;
                $subject->stream = $this->around($subject->inner);
                $subject->socket = socket_import_stream($subject->stream);
            }
            // Only now: a filtered stream has no descriptor that could be imported.
            stream_filter_append($subject->stream, 'hook', STREAM_FILTER_WRITE);
        }
        $this->subjects[$name] = $subject;
        $this->weak ??= WeakReference::create($subject->socket);
        return $subject->socket;
    }

    /** A stream of the call. @return resource */
    public function stream(string $name = 'stream'): mixed
    {
        $before = descriptors();
        $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $fd = min(array_keys(array_diff_key(descriptors(), $before)));
        $this->kept[] = $pair[1];
        $subject = new Subject(null, $fd);
        $subject->stream = $pair[0];
        if ($this->mode === 'user-space') {
            $subject->inner = $pair[0];
            $subject->stream = $this->around($pair[0]);
        }
        $this->subjects[$name] = $subject;
        return $subject->stream;
    }

    /** @return resource a user-space stream around another one */
    private function around(mixed $stream): mixed
    {
        HookStream::$next = $stream;
        return fopen('hook://', 'r+');
    }

    /** A Socket that nothing else holds, whose end runs the hook: its stream's filter does. */
    public function ending_socket(): Socket
    {
        [$socket, $this->kept[]] = pair();
        stream_filter_append(socket_export_stream($socket), 'hook', STREAM_FILTER_WRITE);
        HookFilter::$armed = 'onClose';
        return $socket;
    }
}

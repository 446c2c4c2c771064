<?php

declare(strict_types=1);

/*
 * User code that fuzz.php has run at bad moments: when something is made a string, destroyed,
 * closed, or made from what it stood for.
 */

/** Throws when it is made a string. */
final class ThrowingString
{
    public function __toString(): string
    {
        throw new RuntimeException('no string');
    }
}

/** Closes the sockets in use when it is made a string. */
final class ClosingString
{
    public function __construct(private readonly Values $values)
    {
    }

    public function __toString(): string
    {
        $this->values->close_one();
        return '127.0.0.1';
    }
}

/**
 * Closes the sockets in use, and calls into the extension, when it is destroyed: a by-reference
 * result does that.
 */
final class ClosingDestructor
{
    public function __construct(private readonly Values $values)
    {
    }

    public function __destruct()
    {
        $this->values->close_one();
        socket_strerror(random_code());
    }
}

/** Throws when it is destroyed. */
final class ThrowingDestructor
{
    public function __destruct()
    {
        throw new LogicException('destroyed');
    }
}

/** Uses what may be dying when it is destroyed. */
final class WeakDestructor
{
    public function __construct(private readonly Values $values)
    {
    }

    public function __destruct()
    {
        $this->values->use_weakly();
    }
}

/** References to these keep their type. */
final class Typed
{
    public int $int = 1;
    public ?string $string = 'text';
    public array $array = [];
    public ?Socket $socket = null;
    public int|false $union = false;
}

/** An option's value, of which a lazy object may stand for. */
final class OptionValue
{
    public mixed $l_onoff = 1;
    public mixed $l_linger = 0;
    public mixed $sec = 1;
    public mixed $usec = 0;
    public mixed $group = '224.0.0.23';
    public mixed $interface = 'lo';
}

/**
 * An object that runs user code before it has properties (PHP 8.4); before, one that just has them.
 */
function lazy_value(Values $values): OptionValue
{
    if (PHP_VERSION_ID < 80400) {
        return new OptionValue();
    }
    $class = new ReflectionClass(OptionValue::class);
    return match (mt_rand(0, 2)) {
        0 => $class->newLazyGhost(static fn () => $values->disturb()),
        1 => $class->newLazyProxy(static function () use ($values): OptionValue {
            $values->disturb();
            return new OptionValue();
        }),
        // Its instance goes when its first value is converted.
        2 => $values->proxies[]
            = $class->newLazyProxy(static function () use ($values): OptionValue {
            $value = new OptionValue();
            $value->l_onoff = $value->sec = $value->group = new ClosingString($values);
            return $value;
        }),
    };
}

/**
 * A filter that runs user code when its stream ends; its parameter is a weak reference to a Socket
 * that may be ending, too.
 */
final class HostileFilter extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }

    public function onClose(): void
    {
        if (mt_rand(0, 1) === 0) {
            Values::$current?->keep($this->params->get());
        } else {
            Values::$current?->disturb();
        }
    }
}

/** A user-space stream around a real one; each of its methods may run user code. */
final class HostileStream
{
    /** @var resource what the next one is around */
    public static mixed $next = null;
    /** @var null|resource */
    public mixed $context;
    /** @var null|resource */
    private mixed $inner;

    public function stream_open(): bool
    {
        $this->inner = self::$next;
        self::$next = null;
        return true;
    }

    public function stream_cast(int $for): mixed
    {
        Values::$current?->disturb();
        return is_resource($this->inner) ? $this->inner : false;
    }

    public function stream_set_option(int $option, ?int $first, ?int $second): bool
    {
        Values::$current?->disturb();
        return false;
    }

    public function stream_read(int $count): string|false
    {
        return is_resource($this->inner) ? fread($this->inner, $count) : false;
    }

    public function stream_write(string $data): int
    {
        return is_resource($this->inner) ? (int) fwrite($this->inner, $data) : 0;
    }

    public function stream_eof(): bool
    {
        return false;
    }

    public function stream_close(): void
    {
        Values::$current?->disturb();
        if (is_resource($this->inner)) {
            fclose($this->inner);
        }
    }
}

stream_wrapper_register('hostile', HostileStream::class);
stream_filter_register('hostile', HostileFilter::class);

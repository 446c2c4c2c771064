<?php

declare(strict_types=1);

/*
 * Hostile values for fuzz.php: everything that a program might pass by mistake, and some that only
 * an enemy would.
 */

require __DIR__ . '/hostile.php';

function random_code(): int
{
    return mt_rand(-10100, 200);
}

/**
 * The values, and the sockets among them: a fixed number of places, each filled anew now and then.
 */
final class Values
{
    private const PLACES = 24;
    private const INTS = [0, 1, 2, 3, 5, 6, 10, 13, 16, 17, 20, 21, 25, 41, 64, 100, 255, 256, 1023,
        1024, 4096, 65535, 65536, 524288, 2048, 2049, -1, -2, -10000,
        2147483647, -2147483648, 4294967295, 4294967296, 9223372036854775807, PHP_INT_MIN];
    private const STRINGS = ['', '0', '1', 'x', "line\n", "half a line", "\r\n", '127.0.0.1', '::1',
        '::1%lo', 'fe80::1%1', "127.0.0.1\0junk", '255.255.255.255', '0.0.0.0',
        'lo', "\0abstract", './fuzz.sock', './no/such/dir/x', '224.0.0.23', 'ff02::1', 'reno',
        '12abc', '1e3', ' 7', "\xff\xfe", '99999999999999999999'];

    /** @var array<int, Socket> */
    private array $sockets = [];
    /** @var list<resource> */
    private array $streams = [];
    /** @var list<AddressInfo> */
    private array $addresses = [];
    /** @var array<int, WeakReference> to sockets that may be gone or going */
    private array $weak = [];
    /** @var list<object> lazy proxies whose instances user code may replace */
    public array $proxies = [];
    public Typed $typed;
    /** For user code that is not told. */
    public static ?self $current = null;

    public function __construct()
    {
        self::$current = $this;
        $this->typed = new Typed();
        $this->addresses = socket_addrinfo_lookup('127.0.0.1', '0',
            ['ai_flags' => AI_NUMERICHOST]) ?: [];
        for ($place = 0; $place < self::PLACES; $place++) {
            try {
                $this->refill($place);
            } catch (Throwable) {
                // Where no Socket can be made.
            }
        }
    }

    /** A socket of some kind, which never blocks. */
    private function refill(int $place): void
    {
        unset($this->sockets[$place]);
        switch (mt_rand(0, 7)) {
            case 0:
            case 1:
                $type = [SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET][mt_rand(0, 2)];
                if (@socket_create_pair(AF_UNIX, $type, 0, $pair)) {
                    $this->keep($pair[0], $place);
                    $this->keep($pair[1], mt_rand(0, self::PLACES - 1));
                    @socket_write($pair[0], self::STRINGS[mt_rand(0, count(self::STRINGS) - 1)]);
                }
                break;
            case 2:
                $this->keep(@socket_create(AF_INET, SOCK_DGRAM, 0), $place);
                @socket_bind($this->sockets[$place], '127.0.0.1');
                break;
            case 3:
                $this->keep(@socket_create([AF_INET, AF_INET6, AF_UNIX][mt_rand(0, 2)], SOCK_STREAM,
                    0), $place);
                break;
            case 4:
                $this->keep(@socket_create(AF_INET, SOCK_STREAM, 0), $place);
                @socket_bind($this->sockets[$place], '127.0.0.1');
                @socket_listen($this->sockets[$place]);
                break;
            case 5:
                $ends = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
                stream_set_blocking($ends[0], false);
                stream_set_blocking($ends[1], false);
                $this->streams[mt_rand(0, 5)] = $ends[1];
                $this->streams[mt_rand(0, 5)] = $ends[0];
                break;
            case 6:
                // Nothing but the Socket may hold the stream.
                socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
                $weak = WeakReference::create($pair[0]);
                stream_filter_append(socket_export_stream($pair[0]), 'hostile', STREAM_FILTER_WRITE,
                    $weak);
                $this->keep($pair[0], $place);
                $this->keep($pair[1]);
                break;
            case 7:
                HostileStream::$next = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0];
                stream_set_blocking(HostileStream::$next, false);
                $stream = fopen('hostile://', 'r+');
                if (mt_rand(0, 1) === 0) {
                    $this->streams[mt_rand(0, 5)] = $stream;
                }
                $this->keep(@socket_import_stream($stream), $place);
                break;
        }
    }

    public function keep(mixed $socket, ?int $place = null): void
    {
        if ($socket instanceof Socket) {
            try {
                @socket_set_nonblock($socket);
                // A timer for what blocks all the same.
                @socket_set_option($socket, SOL_SOCKET, SO_LINGER,
                    ['l_onoff' => 0, 'l_linger' => 0]);
            } catch (Throwable) {
            }
            $this->sockets[$place ?? mt_rand(0, self::PLACES - 1)] = $socket;
            $this->weak[mt_rand(0, self::PLACES - 1)] = WeakReference::create($socket);
        }
    }

    /** Uses a socket that nobody may hold any more. */
    public function use_weakly(): void
    {
        $socket = $this->weak === [] ? null : $this->weak[array_rand($this->weak)]->get();
        if ($socket !== null) {
            match (mt_rand(0, 3)) {
                0 => $this->keep($socket),
                1 => socket_close($socket),
                2 => @socket_send($socket, 'x', 1, MSG_NOSIGNAL),
                3 => socket_last_error($socket),
            };
        }
    }

    /** What user code does that is called at a bad moment: mostly nothing. */
    public function disturb(): void
    {
        match (mt_rand(0, 9)) {
            0 => $this->close_one(),
            1, 2 => $this->use_weakly(),
            3 => throw new LogicException('disturbed'),
            4 => $this->streams === [] ? null : fclose($this->streams[array_rand($this->streams)]),
            5 => gc_collect_cycles(),
            default => null,
        };
    }

    public function close_one(): void
    {
        $place = array_rand($this->sockets);
        try {
            socket_close($this->sockets[$place]);
        } catch (Error) {
        }
        if (mt_rand(0, 1) === 0) {
            unset($this->sockets[$place]);
        }
        foreach ($this->proxies as $proxy) {
            (new ReflectionClass($proxy))
                ->resetAsLazyProxy($proxy, static fn () => new OptionValue());
        }
        $this->proxies = [];
    }

    /** Now and then a new socket, so that not all are closed in the end. */
    public function renew(): void
    {
        if (mt_rand(0, 9) === 0 || count($this->sockets) < 4) {
            $this->refill(mt_rand(0, self::PLACES - 1));
        }
    }

    public function socket(): mixed
    {
        return $this->sockets === [] || mt_rand(0, 19) === 0 ? $this->any()
            : $this->sockets[array_rand($this->sockets)];
    }

    public function int(): mixed
    {
        return match (mt_rand(0, 15)) {
            0 => $this->any(),
            1 => (float) mt_rand(0, 100) + mt_rand(0, 1) / 2,
            2 => (string) mt_rand(-5, 200),
            3, 4, 5, 6 => mt_rand(0, 70),
            default => self::INTS[mt_rand(0, count(self::INTS) - 1)],
        };
    }

    public function string(): mixed
    {
        return match (mt_rand(0, 15)) {
            0 => $this->any(),
            1 => str_repeat('x', mt_rand(0, 70000)),
            2 => new ClosingString($this),
            3 => new ThrowingString(),
            4 => str_repeat('p', mt_rand(100, 115)),
            default => self::STRINGS[mt_rand(0, count(self::STRINGS) - 1)],
        };
    }

    public function any(): mixed
    {
        return match (mt_rand(0, 19)) {
            0 => null,
            1 => true,
            2 => 1.5,
            3 => NAN,
            4 => new stdClass(),
            5 => new ClosingString($this),
            6 => new ThrowingString(),
            7 => new ClosingDestructor($this),
            8 => new ThrowingDestructor(),
            9 => $this->streams === [] ? STDIN : $this->streams[array_rand($this->streams)],
            10 => $this->addresses[array_rand($this->addresses)],
            11 => $this->sockets === [] ? null : $this->sockets[array_rand($this->sockets)],
            12 => $this->message(),
            13 => $this->sockets,
            14 => $this->recursive(),
            15 => self::STRINGS[mt_rand(0, count(self::STRINGS) - 1)],
            16 => static fn () => 1,
            17 => new WeakDestructor($this),
            18 => lazy_value($this),
            default => self::INTS[mt_rand(0, count(self::INTS) - 1)],
        };
    }

    public function address(): mixed
    {
        return mt_rand(0, 9) === 0 ? $this->any() : $this->addresses[array_rand($this->addresses)];
    }

    /** @return array<mixed> for socket_select */
    public function set(): ?array
    {
        $set = [];
        for ($count = mt_rand(0, 6); $count > 0; $count--) {
            $key = mt_rand(0, 2) === 0 ? "k$count" : $count;
            $set[$key] = mt_rand(0, 30) === 0 ? $this->any() : $this->socket();
            if (mt_rand(0, 5) === 0) {
                $reference = &$set[$key];
                unset($reference);
            }
        }
        return mt_rand(0, 7) === 0 ? null : $set;
    }

    /** @return array<mixed> for socket_sendmsg, socket_recvmsg, and as an option's value */
    public function message(): array
    {
        $message = [];
        $maybe = static fn (): bool => mt_rand(0, 2) > 0;
        if ($maybe()) {
            $message['iov'] = mt_rand(0, 9) === 0 ? $this->plain() : [$this->text(), $this->text()];
        }
        if (mt_rand(0, 2) === 0) {
            $message['name'] = mt_rand(0, 9) === 0 ? $this->plain() : array_filter([
                'family' => [AF_INET, AF_INET6, AF_UNIX, 99][mt_rand(0, 3)],
                'addr' => $this->text(), 'port' => mt_rand(-1, 70000), 'path' => $this->text(),
                'scope_id' => $this->plain(), 'flowinfo' => $this->plain(),
            ], $maybe);
        }
        if ($maybe()) {
            $kinds = [[SOL_SOCKET, SCM_RIGHTS], [SOL_SOCKET, SCM_CREDENTIALS],
                [IPPROTO_IPV6, IPV6_PKTINFO], [IPPROTO_IPV6, IPV6_HOPLIMIT], [SOL_UDP, 103],
                [7, 7]];
            [$level, $type] = $kinds[mt_rand(0, 5)];
            $data = match (mt_rand(0, 4)) {
                0 => $this->plain(),
                1 => ['pid' => getmypid(), 'uid' => 0, 'gid' => 0],
                2 => ['addr' => '::1', 'ifindex' => mt_rand(0, 2)],
                3 => $this->streams === [] ? []
                    : [$this->streams[array_rand($this->streams)], STDIN],
                4 => array_slice($this->sockets, 0, mt_rand(0, 3)),
            };
            $message['control'] = mt_rand(0, 9) === 0 ? $this->plain()
                : [array_filter(compact('level', 'type', 'data'), $maybe)];
        }
        if ($maybe()) {
            $message['controllen'] = mt_rand(0, 4) === 0 ? $this->plain() : mt_rand(0, 300);
        }
        if (mt_rand(0, 2) === 0) {
            $message['buffer_size'] = mt_rand(0, 4) === 0 ? $this->plain() : mt_rand(0, 100000);
        }
        foreach (['group' => '224.0.0.23', 'interface' => 'lo', 'source' => '127.0.0.1',
            'l_onoff' => 1, 'l_linger' => 0, 'sec' => 0, 'usec' => 1000] as $key => $value) {
            if (mt_rand(0, 3) === 0) {
                $message[$key] = mt_rand(0, 4) === 0 ? $this->plain() : $value;
            }
        }
        return mt_rand(0, 3) === 0 ? $this->referenced($message) : $message;
    }

    /** An array as loops by reference leave it. */
    private function referenced(array $array, int $depth = 0): array
    {
        foreach ($array as $key => &$value) {
            if (is_array($value) && $depth < 4) {
                $value = $this->referenced($value, $depth + 1);
            }
        }
        return $array;
    }

    private function text(): mixed
    {
        return mt_rand(0, 7) === 0 ? $this->plain()
            : self::STRINGS[mt_rand(0, count(self::STRINGS) - 1)];
    }

    /** As any(), but without messages, so that it ends. */
    private function plain(): mixed
    {
        return match (mt_rand(0, 9)) {
            0 => null,
            7 => lazy_value($this),
            8 => new WeakDestructor($this),
            1 => new ClosingString($this),
            2 => new ThrowingString(),
            3 => new stdClass(),
            4 => [],
            5 => 1.5,
            6 => $this->recursive(),
            default => self::INTS[mt_rand(0, count(self::INTS) - 1)],
        };
    }

    private function recursive(): array
    {
        $array = ['level' => 1, 'data' => []];
        $array['data'] = &$array;
        return $array;
    }
}

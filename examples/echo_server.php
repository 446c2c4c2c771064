<?php

/*
 * A TCP echo server and five hundred clients, all in one process: non-blocking sockets and one
 * socket_select() loop.
 *
 *     php examples/echo_server.php [CLIENTS]
 *
 * Each client sends some messages, each when the one before has come back, and closes. The output
 * is the same in every run; the exit status is non-zero if anything was not echoed as it was sent,
 * or took too long.
 */

declare(strict_types=1);

const MESSAGES = 4;
const CHUNK = 16384;
const SECONDS = 30;

/** What both sides have: a socket, and bytes that it has no room for yet. */
abstract class Peer
{
    protected string $unsent = '';

    public function __construct(public readonly Socket $socket)
    {
        socket_set_nonblock($socket);
    }

    public function wants_to_write(): bool
    {
        return $this->unsent !== '';
    }

    /** There is room: sends what it takes. */
    public function write(): void
    {
        $count = socket_write($this->socket, $this->unsent);
        if ($count === false) {
            $this->unless_again('write');
            return;
        }
        $this->unsent = substr($this->unsent, $count);
    }

    /** There is data, or the end: false then. */
    public function read(): bool
    {
        $data = socket_read($this->socket, CHUNK);
        if ($data === false) {
            $this->unless_again('read');
            return true;
        }
        if ($data !== '') {
            $this->received($data);
        }
        return $data !== '';
    }

    abstract protected function received(string $data): void;

    private function unless_again(string $what): void
    {
        $code = socket_last_error($this->socket);
        if ($code !== SOCKET_EAGAIN && $code !== SOCKET_EINTR) {
            fail("$what: " . socket_strerror($code));
        }
    }
}

/** The server's side of a connection: what comes goes back. */
final class Connection extends Peer
{
    protected function received(string $data): void
    {
        $this->unsent .= $data;
    }
}

final class Client extends Peer
{
    /** @var list<string> */
    private array $messages = [];
    private string $awaited = '';
    private bool $connected = false;
    public static int $echoed = 0;
    public static int $bytes = 0;

    public function __construct(private readonly int $number, Socket $socket, string $host,
        int $port)
    {
        parent::__construct($socket);
        for ($i = 0; $i < MESSAGES; $i++) {
            // Of a few bytes to some 40 KiB, no two of them the same.
            $this->messages[] = str_repeat("client $number, message $i. ",
                1 + ($number * 7 + $i * 613) % 1500);
        }
        if (!socket_connect($socket, $host, $port)
            && socket_last_error($socket) !== SOCKET_EINPROGRESS) {
            fail("client $number cannot connect");
        }
    }

    public function wants_to_write(): bool
    {
        return !$this->connected || parent::wants_to_write();
    }

    public function write(): void
    {
        if (!$this->connected) {
            $error = socket_get_option($this->socket, SOL_SOCKET, SO_ERROR);
            if ($error !== 0) {
                fail("client $this->number: " . socket_strerror($error));
            }
            $this->connected = true;
            $this->next();
        }
        parent::write();
    }

    protected function received(string $data): void
    {
        if (!str_starts_with($this->awaited, $data)) {
            fail("client $this->number: what came back is not what was sent");
        }
        $this->awaited = substr($this->awaited, strlen($data));
        self::$bytes += strlen($data);
        if ($this->awaited === '') {
            self::$echoed++;
            $this->next();
        }
    }

    private function next(): void
    {
        $this->unsent = $this->awaited = array_shift($this->messages) ?? '';
    }

    public function is_done(): bool
    {
        return $this->connected && $this->awaited === '' && $this->messages === [];
    }
}

function fail(string $text): never
{
    fwrite(STDERR, "echo_server.php: $text\n");
    exit(1);
}

$count = (int) ($argv[1] ?? 500);

// The port is the kernel's choice.
$hints = ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM];
$addresses = socket_addrinfo_lookup('localhost', '0', $hints) ?: fail('localhost has no address');
$listener = socket_addrinfo_bind($addresses[0]) ?: fail('cannot bind');
socket_listen($listener, SOMAXCONN) || fail('cannot listen');
socket_set_nonblock($listener);
socket_getsockname($listener, $host, $port);

/** @var array<int, Peer> $peers by the number of their socket object */
$peers = [];
$clients = 0;
$accepted = 0;
$finished = 0;
$deadline = microtime(true) + SECONDS;

while ($finished < $count || $accepted > $finished || count($peers) > 0) {
    // A few new clients in each round, so that the listener's queue holds them.
    for ($new = 0; $clients < $count && $new < 50; $new++) {
        $client = new Client($clients++,
            socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: fail('no socket'), $host, $port);
        $peers[spl_object_id($client->socket)] = $client;
    }

    $read = [$listener];
    $write = [];
    foreach ($peers as $peer) {
        $read[] = $peer->socket;
        if ($peer->wants_to_write()) {
            $write[] = $peer->socket;
        }
    }
    $except = null;
    $ready = socket_select($read, $write, $except, 5);
    if ($ready === false || microtime(true) > $deadline) {
        fail($ready === false ? 'select failed' : 'too slow');
    }

    foreach ($write as $socket) {
        $peers[spl_object_id($socket)]->write();
    }
    foreach ($read as $socket) {
        if ($socket === $listener) {
            while (($new = @socket_accept($listener)) !== false) {
                $peers[spl_object_id($new)] = new Connection($new);
                $accepted++;
            }
            continue;
        }
        $peer = $peers[spl_object_id($socket)];
        if (!$peer->read() || ($peer instanceof Client && $peer->is_done())) {
            if ($peer instanceof Client) {
                $peer->is_done() || fail('the server has closed too early');
                $finished++;
            }
            unset($peers[spl_object_id($socket)]);
            socket_close($socket);
        }
    }
}

printf("%d clients, %d connections, %d messages, %d bytes echoed\n", $finished, $accepted,
    Client::$echoed, Client::$bytes);
exit($finished === $count && $accepted === $count && Client::$echoed === $count * MESSAGES ? 0 : 1);

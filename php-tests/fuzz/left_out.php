<?php

declare(strict_types=1);

/*
 * Which random calls are not compared with stock, because a row of the ledger says that they differ
 * (by the row's id; a rule holds where its row does, and one without a row is a mistake), or
 * because the outcome is the kernel's or the network's to choose.
 */

/** A call that may be compared. */
final class Call
{
    public readonly bool $option;

    public function __construct(public readonly string $function, public readonly array $arguments)
    {
        $this->option = $this->is(
            'socket_get_option',
            'socket_getopt',
            'socket_set_option',
            'socket_setopt',
        );
    }

    public function is(string ...$functions): bool
    {
        return in_array($this->function, $functions, true);
    }

    public function argument(int $place): mixed
    {
        return $this->arguments[$place] ?? null;
    }

    /** Whether the argument is one of these, or not there. */
    public function among(int $place, mixed ...$values): bool
    {
        return in_array($this->argument($place), [null, ...$values], true);
    }

    public function is_known_option(): bool
    {
        $pairs = array_map(static fn (array $good): array => [$good[0], $good[1]], GOOD_OPTIONS);
        return in_array([$this->argument(1), $this->argument(2)], $pairs, true);
    }

    /** Whether what socket_recvmsg is to do says a number in this range. */
    public function wish(string $key, int $least, int $most): bool
    {
        $message = $this->argument(1);
        $value = is_array($message) ? $message[$key] ?? null : null;
        return is_scalar($value) && (int) $value >= $least && (int) $value <= $most;
    }

    /** Whether the hints name AF_UNSPEC. */
    public function hints_no_family(): bool
    {
        $hints = $this->argument(2);
        if (!is_array($hints) || !array_key_exists('ai_family', $hints)) {
            return false;
        }
        $family = $hints['ai_family'];
        return !$family || is_numeric($family) && (int) $family === 0;
    }
}

/** @return array<string, Closure(Call): bool> by the ledger's ids */
function differences(): array
{
    return [
        'options-levels' => static fn (Call $call) => $call->option && !$call->is_known_option(),
        'options-linger-message' => static fn (Call $call) =>
            $call->option && $call->argument(2) === SO_LINGER,
        'multicast-lookup-code' => static fn (Call $call) =>
            $call->option && is_array($call->argument(3))
            && ($call->argument(3)['group'] ?? '224.0.0.23') !== '224.0.0.23',
        'transfer-recv-truncated' => static fn (Call $call) =>
            $call->is('socket_recv', 'socket_recvfrom')
            && !$call->among(3, 0, MSG_PEEK, MSG_DONTWAIT),
        'messages-control-cut' => static fn (Call $call) =>
            $call->is('socket_recvmsg') && $call->wish('controllen', 1, 63),
        'messages-no-room' => static fn (Call $call) =>
            $call->is('socket_recvmsg') && $call->wish('buffer_size', 0, 0),
        'messages-kinds' => static fn (Call $call) =>
            $call->is('socket_cmsg_space')
            && !($call->among(0, SOL_SOCKET) && $call->among(1, SCM_RIGHTS, SCM_CREDENTIALS)),
        'addrinfo-error-code' => static fn (Call $call) =>
            $call->is('socket_addrinfo_lookup') && count($call->arguments) > 3,
        'addrinfo-unspec' => static fn (Call $call) =>
            $call->is('socket_addrinfo_lookup') && $call->hints_no_family(),
    ];
}

/** Whether the outcome is not the extension's: look-ups on the network, ports that may be taken. */
function is_luck(Call $call): bool
{
    $hosts = [
        'socket_bind' => 1, 'socket_connect' => 1, 'socket_sendto' => 4,
        'socket_addrinfo_lookup' => 0,
    ];
    $host = $hosts[$call->function] ?? null;
    return $host !== null && !$call->among($host, '127.0.0.1', '::1', '')
        || $call->is('socket_create_listen') && names_port($call->argument(0))
        || $call->is('socket_bind') && names_port($call->argument(2));
}

function names_port(mixed $port): bool
{
    return is_scalar($port) && (int) $port !== 0;
}

/** Those that hold for this PHP. @return array<string, Closure(Call): bool> */
function differences_here(Ledger $ledger): array
{
    return array_intersect_key(differences(), $ledger->here());
}

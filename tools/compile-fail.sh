#!/usr/bin/env bash
# Shows that the compiler refuses what it is trusted to refuse: a copy of the sources is
# spoilt in one place, and its build must fail with the message that belongs to that. (The
# doc tests of crates/kernel show it for system calls.) The last line counts.
# shellcheck disable=SC2016 # PHP's variables
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

mkdir -p "$TARGET"
copy=$(mktemp -d "$TARGET/compile-fail.XXXXXX")
trap 'rm -rf "$copy"' EXIT
passed=0
failed=0

refuses() { # WHAT MESSAGE FILE SED-EXPRESSION
    local output status=0
    rm -rf "${copy:?}"/*
    cp -R .cargo Cargo.toml Cargo.lock build.rs benches crates src stubs "$copy"
    sed -i "$4" "$copy/$3"
    if cmp -s "$3" "$copy/$3"; then die "$3 has nothing to spoil for: $1"; fi
    output=$(cd "$copy" && CARGO_TARGET_DIR=$TARGET cargo build --locked 2>&1 </dev/null) || status=$?
    if [[ $status -ne 0 && $output == *"$2"* ]]; then
        passed=$((passed + 1))
    else
        tail -n 20 <<<"$output"
        say "FAIL the compiler takes $1"
        failed=$((failed + 1))
    fi
}

types='the stub and the Rust function differ in the type of a parameter'
refuses 'an int of the stub as a string' "$types" stubs/sockets.stub.php \
    's/^function socket_write(Socket $socket, string $data/function socket_write(Socket $socket, int $data/'
refuses 'a by-reference parameter of the stub as a value' "$types" stubs/sockets.stub.php \
    's/^function socket_recv(Socket $socket, &$data/function socket_recv(Socket $socket, $data/'
refuses 'a nullable class of the stub as one that is not' "$types" stubs/sockets.stub.php \
    's/^function socket_listen(Socket $socket/function socket_listen(?Socket $socket/'
refuses 'another number of parameters' 'differ in their number of parameters' stubs/sockets.stub.php \
    's/^function socket_listen(Socket $socket, int $backlog = 0)/function socket_listen(Socket $socket)/'
refuses 'a parameter that may be left out in the stub only' 'lets this parameter be left out' \
    stubs/sockets.stub.php 's/^function socket_recv(Socket $socket, &$data, int $length, int $flags)/function socket_recv(Socket $socket, \&$data, int $length, int $flags = 0)/'
refuses 'a system call on a number' 'TryAsFd' src/functions/send.rs \
    's/send_recv::write(socket, data)/send_recv::write(\&socket.raw_fd().unwrap_or(-1), data)/'
say "compile-fail: $passed passed, $failed failed, 0 skipped"
[[ $failed -eq 0 ]]

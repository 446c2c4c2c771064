#!/usr/bin/env bash
# Runs the programs in examples/: each looks at its own results and exits with 1 if they
# are not what they should be. Here their last line is looked at, too.
# The last line counts.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

need_extension
passed=0
failed=0
ends() { # PROGRAM PATTERN
    local output status=0
    output=$(timeout 60 "$PHP" -n -d extension="$EXTENSION" "examples/$1" 2>&1 </dev/null) || status=$?
    if [[ $status -eq 0 && $(tail -n 1 <<<"$output") =~ ^$2$ ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "FAIL examples/$1: exit status $status, and this output:" "$output"
    fi
}
# The manual's two with pairs are tools/demo.sh's.
ends worker_pool.php '4 workers, 200 results, 44918000 bytes, primes add up to 1212214'
ends echo_server.php '500 clients, 500 connections, 2000 messages, [0-9]+ bytes echoed'
ends pass_descriptor.php 'It ended with status 0\.'
ends udp_multicast.php 'Cleo +heard: hello, who is there\?'
ends stream_import.php 'closed with its stream'
ends socket_activation.php 'Hello, systemd'
ends connect_timeout.php '[0-9]+ connected, then a time-out after 0\.2 s'
ends manual_tcp.php 'the server ended with its client, and the client with its answer'
ends udp_timestamps.php '3 answered, the last came within [0-9]+ s'
ends tls.php '(over TLS|this PHP has no openssl)'

say "examples: $passed passed, $failed failed, 0 skipped"
[[ $failed -eq 0 ]]

#!/usr/bin/env bash
# Runs phpt files under valgrind, with the C library's allocator in place of PHP's:
#
#     tools/memory.sh [--bounded] [PATH...]
#
# A test fails for any memory error, for any block that is definitely or indirectly
# lost, in forked children too, and for a lost descriptor, as ever. --bounded takes
# only the files that php-tests/memory/subset names. The last line counts.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

if ! command -v valgrind >/dev/null; then
    say "SKIP valgrind is not installed"
    say "memory: 0 passed, 0 failed, 1 skipped"
    exit
fi
paths=()
for argument in "$@"; do
    if [[ $argument == --bounded ]]; then
        mapfile -t -O "${#paths[@]}" paths < <(sed -n 's|^[^#].*|php-tests/&|p' php-tests/memory/subset)
    else
        paths+=("$argument")
    fi
done
status=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
tools/phpt.sh --valgrind "${paths[@]}" >"$log" || status=$?
sed 's/^phpt: /memory: /' "$log"
exit "$status"

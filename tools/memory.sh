#!/usr/bin/env bash
# Runs phpt files under valgrind, with the C library's allocator in place of PHP's:
#
#     tools/memory.sh [--bounded] [PATH...]
#
# A test fails for any memory error, for any block that is definitely or indirectly
# lost, in forked children too, and for a lost descriptor, as ever. PHP itself loses
# nothing, but for tests that end in a fatal error, which it leaves by longjmp: those
# are looked at for errors only. --bounded takes only the files that
# php-tests/memory/subset names. The last line counts.
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
        [[ -e $argument ]] || die "there is no $argument"
        paths+=("$argument")
    fi
done
[[ ${#paths[@]} -gt 0 ]] || paths=(php-tests)
mapfile -t all < <(find "${paths[@]}" -name '*.phpt' | sort)
mapfile -t fatal < <(grep -l 'Fatal error: [^U]' "${all[@]}")
mapfile -t others < <(grep -L 'Fatal error: [^U]' "${all[@]}")

passed=0
failed=0
skipped=0
run() { # OPTION PATH...
    local log line counts
    [[ $# -gt 1 ]] || return 0
    log=$(tools/phpt.sh "$@") || true
    line=$(tail -n 1 <<<"$log")
    mapfile -t counts < <(grep -oE '[0-9]+' <<<"$line")
    sed '$d' <<<"$log"
    if [[ ! $line =~ $COUNTS ]]; then
        say "FAIL tools/phpt.sh did not finish: $line"
        counts=(0 1 0)
    fi
    passed=$((passed + counts[0]))
    failed=$((failed + counts[1]))
    skipped=$((skipped + counts[2]))
}
run --valgrind "${others[@]}"
run --valgrind=errors "${fatal[@]}"
say "memory: $passed passed, $failed failed, $skipped skipped"
[[ $failed -eq 0 && $passed -gt 0 ]]

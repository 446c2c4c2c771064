#!/usr/bin/env bash
# Runs requests in several threads at once: php-tests/threads/threads.c, built for the PHP
# at hand, which has to be thread-safe and to have its embed library.
#
#     tools/threads.sh [COMMAND...]     a COMMAND such as "valgrind -q" runs the program
#
# Whatever is said beside the count fails it, too: a debug build of PHP tells what was lost.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

skip() { # REASON
    say "SKIP threads: $1"
    say "threads: 0 passed, 0 failed, 1 skipped"
    exit 0
}
"$PHP" -n -r 'exit((int) !PHP_ZTS);' </dev/null || skip "this PHP is not thread-safe"
libraries=$("$PHP_CONFIG" --prefix)/lib
[[ -f $libraries/libphp.so ]] || skip "this PHP has no $libraries/libphp.so (--enable-embed)"

mkdir -p "$TARGET"
work=$(mktemp -d "$TARGET/threads.XXXXXX")
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC2046 # several options
"${CC:-cc}" $("$PHP_CONFIG" --includes) -D_GNU_SOURCE -g -Wall -pthread php-tests/threads/threads.c \
    -L"$libraries" -Wl,-rpath,"$libraries" -lphp -o "$work/threads"
status=0
timeout 600 "$@" "$work/threads" "$EXTENSION" "$ROOT/php-tests/threads" >"$work/log" 2>&1 </dev/null || status=$?
cat "$work/log"
if [[ $status -eq 0 && $(wc -l <"$work/log") -gt 1 ]]; then die "more was said than the count"; fi
exit "$status"

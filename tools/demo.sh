#!/usr/bin/env bash
# Shows the built extension at work, and checks what it shows: the manual's two
# programs, loaded once by -d extension= and once by a php.ini.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

need_extension
# No directory of further .ini files may bring in the stock extension beside ours.
export PHP_INI_SCAN_DIR=
ini=$(mktemp)
trap 'rm -f "$ini"' EXIT
printf 'extension=%s\n' "$EXTENSION" >"$ini"

first=$'string(10) "ABCdef123\n"'
second=$'Recieved Message From Child.\nRecieved Message From Parent.'
passed=0
failed=0

# Both processes of the second program write when they are ready, so the lines
# come in either order.
shows() { # EXPECTED COMMAND...
    local expected=$1 output
    shift
    say "\$ $*"
    output=$("$@" 2>&1 </dev/null) || output+=$'\n'"(exit status $?)"
    say "$output"
    if [[ $output == "$expected" || $(sort <<<"$output") == "$expected" ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "FAILED, expected:" "$expected"
    fi
    say ""
}

say "\$ $PHP -n -d extension=$EXTENSION --ri sockets"
# Opening the module's page is a check, too: nothing but the page is printed.
if "$PHP" -n -d extension="$EXTENSION" --ri sockets </dev/null; then passed=1; else failed=1; fi
shows "$first" "$PHP" -n -d extension="$EXTENSION" examples/manual-1-pair.php
shows "$second" "$PHP" -n -d extension="$EXTENSION" examples/manual-2-fork.php
say "And loaded by a php.ini with the line: $(<"$ini")"
say ""
shows "$first" "$PHP" -c "$ini" examples/manual-1-pair.php
shows "$second" "$PHP" -c "$ini" examples/manual-2-fork.php

say "demo: $passed passed, $failed failed, 0 skipped"
[[ $failed -eq 0 ]]

#!/usr/bin/env bash
# The C interface: builds php-tests/c_interface/consumer.c, an extension that reaches
# into the sockets module, and runs program.php with it under stock and under ours.
# Each line of the two must be equal. Then the exported symbols are compared.
#
#     tools/c-interface.sh [--verbose]
#
# The last line counts, and the exit status is non-zero on any failure.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

verbose=${1:-}
passed=0
failed=0
finish() { # SKIPPED
    say "interface: $passed passed, $failed failed, ${1:-0} skipped"
    [[ $failed -eq 0 ]]
    exit
}
skip() { # REASON
    say "SKIP the C interface: $1"
    finish 1
}

header=$("$PHP_CONFIG" --include-dir)/ext/sockets/php_sockets.h
[[ -f $header ]] || skip "this PHP has no $header"
has_stock || skip "this PHP has no stock sockets extension to compare with"
need_extension

mkdir -p "$TARGET"
work=$(mktemp -d "$TARGET/c_interface.XXXXXX")
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC2046 # several options
build() { # NAME SOURCE OPTION...
    "${CC:-cc}" $("$PHP_CONFIG" --includes) -O2 -Wall -fPIC -shared "${@:3}" "php-tests/c_interface/$2.c" -o "$work/$1.so"
}
build linked consumer
build late consumer -DLATE
build constants constants

# Standard input is no socket. However a process ends, it adds a line.
run() { # OUTPUT EXTENSION...
    local output=$work/$1 options=() status=0
    for extension in "${@:2}"; do options+=(-d "extension=$extension"); done
    timeout 60 "$PHP" -n "${options[@]}" php-tests/c_interface/program.php >"$output" 2>&1 </dev/null || status=$?
    echo "end: $status" >>"$output"
}

compare() { # NAME, of the two outputs stock.NAME and ours.NAME
    local stock ours
    while IFS=$'\t' read -r stock ours; do
        if [[ $stock == "$ours" ]]; then
            passed=$((passed + 1))
            if [[ -n $verbose ]]; then say "equal $1: $stock"; fi
        else
            failed=$((failed + 1))
            say "DIFFERS $1"$'\n'"  stock: $stock"$'\n'"  ours:  $ours"
        fi
    done < <(paste -d '\t' "$work/stock.$1" "$work/ours.$1")
}

for side in stock ours; do
    if [[ $side == stock ]]; then module=sockets; else module=$EXTENSION; fi
    run "$side.linked" "$module" "$work/linked.so"
    run "$side.late" "$module" "$work/late.so"
    # Loaded first, the consumer is started second all the same: it says what it requires.
    run "$side.first" "$work/late.so" "$module"
    # Loaded after stock, it has stock's symbols: stock stays.
    run "$side.between" sockets "$work/linked.so" "$module"
done
for name in linked late first between; do
    grep -qx 'end: 0' "$work/stock.$name" || {
        cat "$work/stock.$name"
        die "the program does not work under stock"
    }
    compare "$name"
done

# Another module's constants have their place, in whichever order the two are loaded, and nobody is warned.
constants() { # EXTENSION EXTENSION
    local output
    output=$("$PHP" -n -d display_startup_errors=1 -d display_errors=1 -d extension="$1" -d extension="$2" \
        -r 'echo SO_TIMESTAMP, " ", SO_TIMESTAMPNS, " ", SO_TIMESTAMPING;' 2>&1 </dev/null) || output="failed: $output"
    if [[ $output == "29 -1 37" ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "FAIL constants of another module, loaded as $1, $2: $output"
    fi
}
constants "$EXTENSION" "$work/constants.so"
constants "$work/constants.so" "$EXTENSION"

# Names alone: B or D for data, T for code.
symbols() { nm -D --defined-only "$1" | sed 's/^[0-9a-f]* //; s/^[BD] /data /; s/^T /code /' | sort; }
if command -v nm >/dev/null; then
    stock=$("$PHP" -n -r 'echo ini_get("extension_dir");')/sockets.so
    symbols "$stock" >"$work/stock.symbols"
    symbols "$EXTENSION" >"$work/ours.symbols"
    compare symbols
fi
finish

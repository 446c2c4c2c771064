#!/usr/bin/env bash
# The whole suite, compactly. Each step's own report is shown only where it has
# something to say; the last line sums up: "N passed, N failed, N skipped".
set -euo pipefail
# First of all: it may bring the PHP that the next line looks for.
"$(dirname "${BASH_SOURCE[0]}")/setup.sh" --test
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

[[ $ROOT$TARGET != *[[:space:]]* ]] ||
    die "phpize and LD_PRELOAD take no path with a space: clone it elsewhere (CARGO_TARGET_DIR counts, too)"

passed=0
failed=0
skipped=0
logs=$TARGET/test-logs
mkdir -p "$logs"

count() { # PASSED FAILED SKIPPED
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

report() { # NAME RESULT
    printf '%-12s %s\n' "$1" "$2"
}

# What a failed step said, but not thousands of lines of it.
show() { # LOG
    head -n 150 "$1"
    if [[ $(wc -l <"$1") -gt 150 ]]; then say "... the rest is in $1"; fi
}

skip() { # NAME REASON
    report "$1" "skipped: $2"
    count 0 0 1
}

# A step that counts as one.
check() { # NAME COMMAND...
    local name=$1 log=$logs/$1.log
    shift
    if "$@" >"$log" 2>&1 </dev/null; then
        report "$name" ok
        count 1 0 0
    else
        show "$log"
        report "$name" FAILED
        count 0 1 0
    fi
}

# A step that counts for itself, in its last line, or, as cargo does, in a line for
# each test program.
counted() { # NAME COMMAND...
    local name=$1 log=$logs/$1.log status=0 line counts
    shift
    "$@" >"$log" 2>&1 </dev/null || status=$?
    line=$(awk '/^test result: / { passed += $4; failed += $6; skipped += $8; any = 1 }
        END { if (any) printf "cargo: %d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log")
    [[ -n $line ]] || line=$(grep -E "^[a-z-]+: $COUNTS" "$log" | tail -n 1) || true
    mapfile -t counts < <(grep -oE '[0-9]+' <<<"$line") || true
    # Without its closing line a step has not run; with a bad status it has failed,
    # whatever it counted.
    if [[ ${#counts[@]} -ne 3 || ($status -ne 0 && ${counts[1]} -eq 0) ]]; then
        show "$log"
        report "$name" "FAILED (exit status $status)"
        count 0 1 0
        return
    fi
    if [[ ${counts[1]} -ne 0 ]]; then
        show "$log"
    else
        grep -E '^SKIP' "$log" || true
    fi
    report "$name" "${line#*: }"
    count "${counts[@]}"
}

finish() {
    say "$passed passed, $failed failed, $skipped skipped"
    [[ $failed -eq 0 && $passed -gt 0 ]]
    exit
}

say "$("$PHP" -n -v </dev/null | head -n 1), $(cargo --version </dev/null)"

check build tools/build.sh
# Without it there is nothing to test, or what an earlier build left.
if [[ $failed -gt 0 ]]; then finish; fi

if [[ $(rustc -vV) == *"host: x86_64-unknown-linux-gnu"*"release: 1.95."* ]]; then
    check panics tools/panics.sh
else
    skip panics "it is the optimizer of Rust 1.95 for x86-64 that proves there are none"
fi
check fmt cargo fmt --all --check
check lengths tools/lengths.sh
check clippy cargo clippy --locked --workspace --all-targets -- -D warnings
counted cargo cargo test --locked --workspace
counted compile-fail tools/compile-fail.sh
counted targets tools/check-targets.sh
check zts tools/check-zts.sh
if command -v c++ >/dev/null; then # libFuzzer is written in C++
    check fuzz-targets cargo check --locked --manifest-path=fuzz/Cargo.toml
else
    skip fuzz-targets "there is no C++ compiler"
fi
if command -v shellcheck >/dev/null; then
    check shellcheck shellcheck -x tools/*.sh tools/deb/* .ci/run
else
    skip shellcheck "it is not installed"
fi
check stub "$PHP" -n -l stubs/sockets.stub.php
# Beyond its syntax: nothing is declared twice.
# shellcheck disable=SC2016 # PHP's variables
check stub-loads "$PHP" -n -r 'set_error_handler(function (int $_, string $text) { echo $text; exit(1); });
    extension_loaded("sockets") || require "stubs/sockets.stub.php";'
check stub-phpstan "$PHP" -n php-tests/phpstan.php
counted phpt tools/phpt.sh
# socket_select with its interest list in every call, and in none.
for way in epoll ppoll; do
    counted "phpt-$way" env SOCKETS_RS_SELECT=$way tools/phpt.sh php-tests/select php-tests/streams php-tests/reentrancy
done

if has_stock; then
    counted oracle "$PHP" -n php-tests/oracle.php --ours="$EXTENSION"
    for way in epoll ppoll; do
        counted "oracle-$way" env SOCKETS_RS_SELECT=$way "$PHP" -n php-tests/oracle.php --ours="$EXTENSION" select
        counted "compare-$way" env SOCKETS_RS_SELECT=$way "$PHP" -n php-tests/fuzz.php --extension="$EXTENSION" --seed=2 --calls=8000 --compare
    done
    counted surface "$PHP" -n php-tests/surface.php --ours="$EXTENSION"
else
    skip oracle "this PHP has no stock sockets extension to compare with"
    skip surface "this PHP has no stock sockets extension to compare with"
fi
if [[ -f docs/differences.md ]]; then
    counted readme "$PHP" -n php-tests/oracle.php --check-readme
else
    skip readme "there is no docs/differences.md"
fi
counted demo tools/demo.sh
counted threads tools/threads.sh
counted examples tools/examples.sh
counted interface tools/c-interface.sh
counted install tools/install-test.sh
counted dist tools/dist-test.sh
counted pie tools/pie-test.sh
counted faults "$PHP" -n -d extension="$EXTENSION" php-tests/faults.php --extension="$EXTENSION"
counted usercode "$PHP" -n php-tests/usercode.php --extension="$EXTENSION" --every=11
counted usermemory "$PHP" -n php-tests/usercode.php --extension="$EXTENSION" --every=211 --valgrind
counted fatal "$PHP" -n php-tests/fatal.php --extension="$EXTENSION" --every=11
counted fatalmemory "$PHP" -n php-tests/fatal.php --extension="$EXTENSION" --every=211 --valgrind
counted memory tools/memory.sh --bounded
counted asan tools/asan.sh
counted fuzz "$PHP" -n php-tests/fuzz.php --extension="$EXTENSION" --seed=1 --runs=2 --calls=30000
counted lines "$PHP" -n php-tests/fuzz.php --extension="$EXTENSION" --seed=1 --runs=6 --calls=40000 --lines
counted linesmemory "$PHP" -n php-tests/fuzz.php --extension="$EXTENSION" --seed=1 --calls=4000 --lines --valgrind
counted conditions "$PHP" -n php-tests/fuzz.php --extension="$EXTENSION" --seed=1 --runs=4 --calls=3000 --conditions
if has_stock; then
    counted compare "$PHP" -n php-tests/fuzz.php --extension="$EXTENSION" --seed=1 --calls=20000 --compare
else
    skip compare "this PHP has no stock sockets extension to compare with"
fi
counted soak "$PHP" -n -d extension="$EXTENSION" php-tests/soak.php --seconds=5
finish

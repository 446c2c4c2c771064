#!/usr/bin/env bash
# Runs the phpt files under PHP's own run-tests.php:
#
#     tools/phpt.sh [--stock] [--valgrind[=errors]] [--results=FILE] [--except=FILE] [PATH...]
#
# PATHs are files or folders in php-tests/ (default: all). --stock runs the stock
# extension: what then fails is what is broken there. --valgrind looks for memory
# errors and (not with =errors) for memory that nothing leads to any more, in forked
# children too.
# --results writes each test's result and path to a file. --except names a file of tests
# that cannot run here, with the reason: they are skipped. Every test also fails if it loses a descriptor (php-tests/descriptors.inc).
# The last line counts, and the exit status is non-zero on any failure.
#
# The tests run in a copy beside the build, so that nothing is left in the tree.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

options=()
results=
except=/dev/null
paths=()
for argument in "$@"; do
    case $argument in
        --stock) EXTENSION=sockets ;;
        --valgrind | --valgrind=errors)
            # The regular expressions' compiler makes code that valgrind misjudges.
            options+=(-m -d pcre.jit=0)
            # run-tests.php fails a test for anything that valgrind says; by itself it
            # does not let valgrind say what was lost.
            # Programs that tests call have losses of their own.
            export VALGRIND_OPTS="--num-callers=30 --suppressions=$ROOT/php-tests/memory/valgrind.supp --trace-children-skip=*/ip,*/ss"
            if [[ $argument == --valgrind ]]; then
                VALGRIND_OPTS+=" --leak-check=full --show-leak-kinds=definite,indirect"
            fi
            ;;
        --results=*) results=${argument#*=} ;;
        --except=*) except=${argument#*=} ;;
        -*) die "usage: tools/phpt.sh [--stock] [--valgrind[=errors]] [--results=FILE] [--except=FILE] [PATH...]" ;;
        *) paths+=("$argument") ;;
    esac
done
[[ ${#paths[@]} -gt 0 ]] || paths=(php-tests)

build=$("$PHP_CONFIG" --extension-dir)/build
[[ -f $build/run-tests.php ]] || build=$("$PHP_CONFIG" --prefix)/lib/php/build
[[ -f $build/run-tests.php ]] || die "no run-tests.php of $PHP_CONFIG found: install the development files of PHP"

need_extension
# Without this, a module that does not load fails every test with the same noise.
"$PHP" -n -d extension="$EXTENSION" -r 'exit((int) !extension_loaded("sockets"));' </dev/null ||
    die "$EXTENSION does not load"

mkdir -p "$TARGET"
work=$(mktemp -d "$TARGET/phpt.XXXXXX")
# Of a test that hangs, as some do under stock, run-tests.php ends only the shell around it.
end_hanging() { grep -lsFzf <(printf '%s' "$work/") /proc/[0-9]*/cmdline | cut -d / -f 3 | xargs -r kill -9 2>/dev/null || true; }
trap 'end_hanging; rm -rf "$work"' EXIT
cp -R php-tests "$work/php-tests"
cp "$build/run-tests.php" "$work" # it writes beside itself
excepted=0
while read -r path reason; do
    if [[ -z $path || $path == '#' ]]; then continue; fi
    rm "$work/php-tests/$path"
    say "SKIP $path: $reason"
    excepted=$((excepted + 1))
done <"$except"
tests=()
for path in "${paths[@]}"; do
    path=$(realpath --relative-to="$ROOT" "$path")
    [[ $path == php-tests* && -e $work/$path ]] || die "$path is no test in php-tests/"
    tests+=("$work/$path")
done

# As the Makefile of a phpize build does it. Progress is off for logs; the answer to
# every question is no.
status=0
NO_INTERACTION=1 TEST_PHP_EXECUTABLE=$(command -v "$PHP") \
    "$PHP" -n "$work/run-tests.php" -n -q -j"$(nproc)" --no-color --no-progress --show-diff --set-timeout "${PHPT_TIMEOUT:-60}" \
    -d extension="$EXTENSION" -d auto_prepend_file="$work/php-tests/descriptors.inc" \
    "${options[@]}" "${tests[@]}" </dev/null >"$work/log" 2>&1 || status=$?

# What failed with its difference, and what was skipped with its reason.
sed -n '/^=*DIFF\|^TEST /,/^=*DONE\|^FAIL /p; /^\(FAIL\|SKIP\|BORK\|WARN\|LEAK\|XFAIL\|XLEAK\) /p' "$work/log" |
    sed "s|${work#"$ROOT"/}/||g; s|$work/||g" | awk '!/^TEST / && !(/^FAIL / && seen[$0]++)'

if [[ -n $results ]]; then
    sed -n "s|^\([A-Z]*\) .*\[${work#"$ROOT"/}/\(.*\)\].*|\1 \2|p; s|^\([A-Z]*\) .*\[$work/\(.*\)\].*|\1 \2|p" "$work/log" >"$results"
fi

count() { sed -n "s/^$1 *: *\([0-9]*\).*/\1/p" "$work/log" | tail -n 1; }
passed=$(count 'Tests passed')
skipped=$(count 'Tests skipped')
skipped=$((${skipped:-0} + excepted))
total=$(count 'Number of tests')
if [[ -z $passed || -z $total ]]; then
    cat "$work/log"
    die "run-tests.php did not finish (exit status $status)"
fi
# Whatever neither passed nor was skipped counts as a failure, expected ones too:
# this suite has none.
failed=$((total + excepted - passed - skipped))
if [[ $status -ne 0 && $failed -eq 0 ]]; then failed=1; fi
say "phpt: $passed passed, $failed failed, $skipped skipped"
[[ $failed -eq 0 ]]

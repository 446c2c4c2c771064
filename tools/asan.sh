#!/usr/bin/env bash
# Builds the crate with AddressSanitizer, and under it runs the crate's own tests, all
# phpt files and random calls. The extension gets GCC's run-time library, which any
# PHP can load before itself. Lost memory is valgrind's affair (tools/memory.sh).
# The last line counts.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

skip() {
    say "SKIP asan: $1"
    say "asan: 0 passed, 0 failed, 1 skipped"
    exit
}
runtime=$(realpath "$(gcc -print-file-name=libasan.so)")
[[ $runtime == /* && -f $runtime ]] || skip "gcc has no libasan.so"
host=$(rustc -vV | sed -n 's/^host: //p')
compgen -G "$(rustc --print target-libdir)/librustc-*_rt.asan.*" >/dev/null || skip "this Rust toolchain brings no AddressSanitizer for $host"

# The option is a nightly compiler's; it is in every compiler.
cargo() {
    RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Zsanitizer=address CARGO_TARGET_DIR=$TARGET/asan command cargo "$@" --locked --target "$host"
}
log=$TARGET/asan.log
status=0
cargo test --workspace --lib --tests >"$log" 2>&1 </dev/null || status=$?
read -r passed failed < <(awk '/^test result: / { passed += $4; failed += $6 } END { print passed + 0, failed + 0 }' "$log")
if [[ $status -ne 0 ]]; then
    cat "$log"
    failed=$((failed > 0 ? failed : 1))
fi

cargo build
EXTENSION=$TARGET/asan/$host/debug/libsockets_rs.so
shim=$TARGET/asan/dlopen.so
gcc -shared -fPIC -Wall -Werror -o "$shim" php-tests/memory/dlopen.c -ldl
under_asan() { # COMMAND...
    # PHP's own allocator would hide its blocks from the checker.
    LD_PRELOAD=$shim:$runtime ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16:verify_asan_link_order=0 USE_ZEND_ALLOC=0 "$@"
}
under_asan "$PHP" -n -r '' || skip "PHP does not run with $runtime"

count() { # COMMAND...
    local output line counts
    output=$(under_asan "$@" 2>&1) || true
    say "$output"
    line=$(tail -n 1 <<<"$output")
    mapfile -t counts < <(grep -oE '[0-9]+' <<<"$line")
    if [[ ! $line =~ $COUNTS ]]; then counts=(0 1 0); fi
    passed=$((passed + counts[0]))
    failed=$((failed + counts[1]))
    skipped=$((skipped + counts[2]))
}
skipped=0
count tools/phpt.sh
count "$PHP" -n php-tests/fuzz.php --extension="$EXTENSION" --seed=1000 --runs=2 --calls=50000
say "asan: $passed passed, $failed failed, $skipped skipped"
[[ $failed -eq 0 && $passed -gt 0 ]]

#!/usr/bin/env bash
# Type-checks the kernel's side for the other systems that it is for. It is where they differ,
# and needs no PHP of theirs; only Rust's library for each: rustup target add TARGET.
#
#     tools/check-targets.sh [TARGET...]
#
# The last line counts, and the exit status is non-zero on any failure.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

[[ $# -gt 0 ]] || set -- aarch64-unknown-linux-gnu s390x-unknown-linux-gnu x86_64-unknown-linux-musl
passed=0 failed=0 skipped=0
for target in "$@"; do
    if [[ ! -d $(rustc --print target-libdir --target "$target") ]]; then
        say "SKIP $target: Rust's library for it is not installed"
        skipped=$((skipped + 1))
    elif cargo check --locked --quiet --package kernel --target "$target"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done
say "targets: $passed passed, $failed failed, $skipped skipped"
[[ $failed -eq 0 ]]

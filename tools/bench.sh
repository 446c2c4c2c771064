#!/usr/bin/env bash
# Measures ours beside stock and beside the system calls alone, in one run:
#
#     tools/bench.sh [--quick] [--no-time] [--only=ROW,...]
#
# It prints a table and writes benches/results.json, benches/chart.svg and what
# README.md shows of them. What is not the whole table at full length goes beside
# the build instead.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

tools/setup.sh hyperfine
has_stock || die "this PHP has no stock sockets extension to compare with"
tools/build.sh
limit=$(cargo build --release --locked --bench limit --message-format=json-render-diagnostics |
    sed -n 's/.*"name":"limit".*"executable":"\([^"]*\)".*/\1/p')

out=benches
if [[ $# -gt 0 ]]; then
    out=$TARGET/bench
    mkdir -p "$out"
fi
"$PHP" -n benches/bench.php --ours="$EXTENSION" --limit="$limit" --out="$out" "$@"
say "written: $out/results.json, $out/chart.svg"
if [[ $out == benches ]]; then tools/readme.sh; fi

#!/usr/bin/env bash
# Measures ours beside stock and beside the system calls alone, in one run:
#
#     tools/bench.sh [--quick] [--no-time] [--only=ROW,...] [--figures]
#     tools/bench.sh --publish [--figures]
#
# It prints a table, and writes results.json and chart.svg beside the build. With
# --publish they go into benches/, and what README.md shows of them with them: that
# is for the whole table at full length. --figures shows what each row is to reach.
set -euo pipefail
"$(dirname "${BASH_SOURCE[0]}")/setup.sh" hyperfine valgrind
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

out=$TARGET/bench
options=()
for option in "$@"; do
    if [[ $option == --publish ]]; then out=benches; else options+=("$option"); fi
done
[[ $out != benches || ${options[*]} =~ ^(--figures)?$ ]] || die "a part of the table is not to be published: ${options[*]}"
has_stock || die "this PHP has no stock sockets extension to compare with"
limit=$(tools/build.sh --lib --bench limit --message-format=json-render-diagnostics |
    sed -n 's/.*"name":"limit".*"executable":"\([^"]*\)".*/\1/p')

mkdir -p "$out"
"$PHP" -n benches/bench.php --ours="$EXTENSION" --limit="$limit" --out="$out" "${options[@]}"
say "written: $out/results.json, $out/chart.svg"
if [[ $out == benches ]]; then tools/readme.sh; fi

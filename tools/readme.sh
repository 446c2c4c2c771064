#!/usr/bin/env bash
# Writes the ledger's table and the last benchmark's results into README.md and docs/,
# each between its two marks.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

text=$(mktemp)
trap 'rm -f "$text" "$text.new"' EXIT

fill() { # FILE MARK COMMAND...
    local file=$1 mark=$2
    shift 2
    "$@" >"$text" </dev/null
    awk -v text="$text" -v mark="$mark" '
        $0 == "<!-- " mark " -->" { print; while ((getline line < text) > 0) print line; inside = 1; seen++ }
        $0 == "<!-- /" mark " -->" { inside = 0; seen++ }
        !inside
        END { exit seen != 2 }' "$file" >"$text.new" ||
        die "$file has no place between <!-- $mark --> and <!-- /$mark -->"
    cmp -s "$text.new" "$file" || { cat "$text.new" >"$file"; say "$file: the part \"$mark\" is written anew"; }
}

fill docs/differences.md ledger "$PHP" -n php-tests/oracle.php --ledger-markdown
if [[ -f benches/results.json ]]; then
    fill docs/benchmarks.md bench "$PHP" -n benches/readme.php
    fill README.md bench "$PHP" -n benches/readme.php --summary
fi

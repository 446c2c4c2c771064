#!/usr/bin/env bash
# Writes the ledger's table and the last benchmark's results into README.md, each
# between its two marks.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

text=$(mktemp)
trap 'rm -f "$text" "$text.new"' EXIT

fill() { # MARK COMMAND...
    local mark=$1
    shift
    "$@" >"$text" </dev/null
    awk -v text="$text" -v mark="$mark" '
        $0 == "<!-- " mark " -->" { print; while ((getline line < text) > 0) print line; inside = 1; seen++ }
        $0 == "<!-- /" mark " -->" { inside = 0; seen++ }
        !inside
        END { exit seen != 2 }' README.md >"$text.new" ||
        die "README.md has no place between <!-- $mark --> and <!-- /$mark -->"
    cmp -s "$text.new" README.md || { cat "$text.new" >README.md; say "README.md: the part \"$mark\" is written anew"; }
}

fill ledger "$PHP" -n php-tests/oracle.php --ledger-markdown
if [[ -f benches/results.json ]]; then fill bench "$PHP" -n benches/readme.php; fi

#!/usr/bin/env bash
# Writes the ledger's table into README.md, between its two marks.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

table=$(mktemp)
trap 'rm -f "$table" "$table.new"' EXIT
"$PHP" -n php-tests/oracle.php --ledger-markdown >"$table" </dev/null
awk -v table="$table" '
    /^<!-- ledger -->$/ { print; while ((getline line < table) > 0) print line; inside = 1; seen++ }
    /^<!-- \/ledger -->$/ { inside = 0; seen++ }
    !inside
    END { exit seen != 2 }' README.md >"$table.new" ||
    die "README.md has no place between <!-- ledger --> and <!-- /ledger -->"
cmp -s "$table.new" README.md || { cat "$table.new" >README.md; say "README.md: the ledger's table is written anew"; }

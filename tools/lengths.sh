#!/usr/bin/env bash
# Shows the lines of Rust and PHP that are longer than 100 columns, and the files of the
# extension that are longer than 400 lines. What a phpt test expects is PHP's own text, and
# the stub's declarations have a line each.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# shellcheck disable=SC2016 # awk's own
long=$(find build.rs benches crates examples fuzz php-tests src stubs -path '*/target' -prune -o \
    -name '*.rs' -print0 -o -name '*.php' ! -name sockets.stub.php -print0 -o -name '*.phpt' -print0 |
    LC_ALL=C xargs -0 awk '
        FNR == 1 { code = 1 }
        FILENAME ~ /\.phpt$/ && /^--[A-Z_]+--$/ { code = /FILE|SKIPIF|CLEAN/ }
        { text = $0; gsub(/[\200-\277]/, "", text) } # one column a character of UTF-8
        code && length(text) > 100 { print FILENAME ":" FNR ": " length(text) " columns" }
        FNR == 401 && FILENAME ~ /^(src|crates)/ { print FILENAME ": more than 400 lines" }')
[[ -z $long ]] || die "$long"
say "lengths: no line is longer than 100 columns, no file than 400 lines"

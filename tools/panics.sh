#!/usr/bin/env bash
# Shows that nothing in the built extension can panic: the compiler has proved of every
# call that could that it never comes, and left no code for it. Of what is left it says who
# calls it.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
need_extension

symbols=$(nm --demangle "$EXTENSION")
if [[ $symbols != *panicking::panic_fmt* ]]; then
    say "panics: none"
    exit
fi
objdump --disassemble --demangle --no-show-raw-insn "$EXTENSION" | awk '
    /^[0-9a-f]+ <.*>:$/ { $1 = ""; caller = substr($0, 3, length($0) - 4) }
    /call .*<(core|alloc|std)::.*(panicking::panic|fail|overflow|handle_)/ && caller ~ /sockets_rs|kernel|ext_php_rs/ {
        sub(/.*</, ""); sub(/>.*/, ""); print caller " calls " $0
    }' | sort -u
die "the extension may panic"

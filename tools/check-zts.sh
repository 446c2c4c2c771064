#!/usr/bin/env bash
# Type-checks the extension as for a thread-safe PHP (ZTS): the parts behind cfg(php_zts),
# which a build for the usual PHP never looks at. Clippy runs, nothing is linked or run.
#
# A thread-safe PHP need not be there. The headers are the same for both builds, and a PHP
# that says it is thread-safe makes the build scripts read them with ZTS defined.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

mkdir -p "$TARGET/zts"
fake=$TARGET/zts/php
cat >"$fake.new" <<EOF
#!/bin/sh
if [ "\$1" = -i ]; then
    '$(command -v "$PHP")' "\$@" | sed 's/^Thread Safety => disabled/Thread Safety => enabled/'
else
    exec '$(command -v "$PHP")' "\$@"
fi
EOF
chmod +x "$fake.new"
# Left alone where it is the same: Cargo looks at the time of a change.
if cmp -s "$fake.new" "$fake"; then rm "$fake.new"; else mv "$fake.new" "$fake"; fi

PHP=$fake PHP_CONFIG=$(command -v "$PHP_CONFIG") CARGO_TARGET_DIR=$TARGET/zts \
    cargo clippy --locked "$@" -- -D warnings
say "the extension type-checks with ZTS"

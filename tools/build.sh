#!/usr/bin/env bash
# Builds the extension in release mode, for the PHP that PHP and PHP_CONFIG name:
#
#     tools/build.sh [CARGO-OPTION...]
#
# The same sources give the same bytes in whatever folder: no path of this machine
# goes into what is built.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# What reads PHP and its headers does not notice when others take their place: a package's
# files may be older than the last build.
{ mkdir -p "$TARGET" && [[ -w $TARGET ]]; } 2>/dev/null ||
    die "cannot write to $TARGET: remove it as root, or set CARGO_TARGET_DIR to a folder of yours"
{
    "$PHP" -n -v </dev/null
    find "$("$PHP_CONFIG" --include-dir)" -name '*.h' -print0 | sort -z | xargs -0 cat
} | sha256sum >"$TARGET/php.sum.new"
if [[ -e $TARGET/php.sum ]] && ! cmp -s "$TARGET/php.sum.new" "$TARGET/php.sum"; then
    say "PHP has changed since the last build" >&2
    for profile in dev release; do
        cargo clean --quiet --profile "$profile" --package ext-php-rs --package sockets-rs
    done
fi
mv "$TARGET/php.sum.new" "$TARGET/php.sum"

# Of two that fit the later one counts. Cargo's settings may have flags, which these are
# added to; RUSTFLAGS would replace them.
cargo_home=${CARGO_HOME:-$HOME/.cargo}
flags=""
for pair in "$cargo_home=/cargo" "$(realpath "$cargo_home")=/cargo" "$ROOT=/sockets-rs" "$TARGET=/sockets-rs/target" \
    "$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$(rustc -vV | sed -n 's/^commit-hash: //p')"; do
    flags+="'--remap-path-prefix=$pair',"
done
cargo --config "target.'cfg(all())'.rustflags=[$flags]" build --release --locked "$@"

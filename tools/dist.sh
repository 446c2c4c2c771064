#!/usr/bin/env bash
# Builds the extension for the PHP at hand, and packs it as a release asset under the
# name by which PIE looks for it:
#
#     target/dist/php_sockets_rs-VERSION_phpX.Y-ARCH-linux-LIBC(-debug)(-zts).zip
#
# The same sources and compilers give the same bytes, wherever and whenever.
set -euo pipefail
"$(dirname "${BASH_SOURCE[0]}")/setup.sh" zip
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

tools/build.sh
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml)

# The build's own word, so that an asset never names a PHP that it does not load into.
asked=$("$PHP" -n -d extension="$EXTENSION" -r 'echo extension_loaded("sockets") ? "loads" : "", " ",
    PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION, " ", PHP_DEBUG ? "-debug" : "", PHP_ZTS ? "-zts" : "";' </dev/null)
read -r loads php kind <<<"$asked"
[[ $loads == loads ]] || die "$EXTENSION does not load into $PHP: $asked"

arch=$(uname -m)
if [[ $arch == aarch64 ]]; then arch=arm64; fi
libc=glibc
if ldd "$EXTENSION" 2>/dev/null | grep -q musl; then libc=musl; fi

name=php_sockets_rs-${version}_php$php-$arch-linux-$libc$kind.zip
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
install -m 644 "$EXTENSION" "$work/sockets_rs.so"
install -m 644 LICENSE-MIT LICENSE-APACHE "$work"
# What zip writes of a file is its local time, too.
export TZ=UTC
touch -d "@${SOURCE_DATE_EPOCH:-315532800}" "$work"/*
mkdir -p "$TARGET/dist"
rm -f "$TARGET/dist/$name"
(cd "$work" && zip -q -X -9 "$TARGET/dist/$name" sockets_rs.so LICENSE-MIT LICENSE-APACHE)
(cd "$TARGET/dist" && sha256sum "$name" >"$name.sha256")
say "$TARGET/dist/$name"

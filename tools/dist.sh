#!/usr/bin/env bash
# Packs the built extension as a release asset for the PHP at hand, under the name by
# which PIE looks for it:
#
#     target/dist/php_sockets_rs-VERSION_phpX.Y-ARCH-LIBC(-debug)(-zts).zip
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

command -v zip >/dev/null || die "zip is missing: install the package zip"
[[ -f $EXTENSION ]] || die "$EXTENSION is not built yet: make build"
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)

# The build's own word, so that an asset never names a PHP that it does not load into.
asked=$("$PHP" -n -d extension="$EXTENSION" -r 'echo extension_loaded("sockets") ? "loads" : "", " ",
    PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION, " ", PHP_DEBUG ? "-debug" : "", PHP_ZTS ? "-zts" : "";' </dev/null)
read -r loads php kind <<<"$asked"
[[ $loads == loads ]] || die "$EXTENSION does not load into $PHP: $asked"

case $(uname -m) in
    x86_64) arch=x86_64 ;;
    aarch64 | arm64) arch=arm64 ;;
    i?86) arch=x86 ;;
    *) arch=$(uname -m) ;;
esac
libc=glibc
if ldd "$EXTENSION" 2>/dev/null | grep -q musl; then libc=musl; fi

name=php_sockets_rs-${version}_php$php-$arch-$libc$kind.zip
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
install -m 644 "$EXTENSION" "$work/sockets_rs.so"
install -m 644 LICENSE-MIT LICENSE-APACHE "$work"
mkdir -p "$TARGET/dist"
rm -f "$TARGET/dist/$name"
(cd "$work" && zip -q -X -9 "$TARGET/dist/$name" sockets_rs.so LICENSE-MIT LICENSE-APACHE)
(cd "$TARGET/dist" && sha256sum "$name" >"$name.sha256")
say "$TARGET/dist/$name"

#!/usr/bin/env bash
# Builds the extension for the PHP at hand, and packs it for Debian's packages of that PHP:
#
#     target/dist/phpX.Y-sockets-rs_VERSION_ARCH.deb
#
# Installed, it takes the place of stock in all SAPIs; removed, stock serves again. The same
# sources and compilers give the same bytes, wherever and whenever.
set -euo pipefail
"$(dirname "${BASH_SOURCE[0]}")/setup.sh"
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# shellcheck disable=SC2016 # PHP's own
[[ $("$PHP" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;') =~ ^/etc/php/([0-9.]+)/[^/]+/conf\.d$ ]] ||
    die "$PHP is not laid out as Debian's packages are: make dist packs for any other"
php=${BASH_REMATCH[1]}
tools/build.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

# The files, as make install puts them.
DESTDIR=$work tools/install.sh install >/dev/null
package=php$php-sockets-rs
doc=$work/usr/share/doc/$package
mkdir -p "$doc" "$work/DEBIAN"
cat LICENSE-MIT LICENSE-APACHE >"$doc/copyright"
cp CHANGELOG.md "$doc"

# What it is linked with, as packages. The versions of glibc's symbols say how old it may be.
glibc=$(objdump -T "$EXTENSION" | grep -oE 'GLIBC_[0-9.]+' | sort -Vu | tail -n 1)
depends="php$php-common, phpapi-$("$PHP_CONFIG" --phpapi), libc6 (>= ${glibc#GLIBC_})"
if objdump -p "$EXTENSION" | grep -q 'NEEDED *libgcc_s\.so\.1'; then depends+=", libgcc-s1"; fi

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml)
arch=$(dpkg --print-architecture)
cat >"$work/DEBIAN/control" <<EOF
Package: $package
Version: $version
Architecture: $arch
Section: php
Priority: optional
Maintainer: The sockets-rs developers <sockets-rs@users.noreply.github.com>
Depends: $depends
Installed-Size: $(($(stat -c %s "$EXTENSION") / 1024 + 20))
Description: PHP's sockets extension in Rust
 A memory-safe module in the place of the one that comes with PHP $php: the same
 functions, warnings and error codes, without its known defects.
EOF
echo "/etc/php/$php/mods-available/sockets_rs.ini" >"$work/DEBIAN/conffiles"
for script in preinst postinst prerm postrm; do
    sed "s/@PHP@/$php/g" "tools/deb/$script" >"$work/DEBIAN/$script"
    chmod 755 "$work/DEBIAN/$script"
done

export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-315532800}
find "$work" -print0 | xargs -0 touch --no-dereference -d "@$SOURCE_DATE_EPOCH"
mkdir -p "$TARGET/dist"
name=${package}_${version}_$arch.deb
dpkg-deb --root-owner-group -Zxz --build "$work" "$TARGET/dist/$name" >/dev/null
(cd "$TARGET/dist" && sha256sum "$name" >"$name.sha256")
say "$TARGET/dist/$name"

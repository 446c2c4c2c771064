#!/usr/bin/env bash
# Tests the order of set-up, and make install, enable, disable and uninstall on copies of
# PHP's own folders, mounted over the real ones in a mount namespace: the system stays as
# it is.
# Needs root and a Debian's PHP; the last line counts.
# shellcheck disable=SC2317 # what try calls is reached
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# shellcheck source=tools/steps.sh
source tools/steps.sh

php=$(command -v "$PHP")
scan=$("$PHP" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;')
[[ $scan =~ ^/etc/php/([0-9.]+)/cli/conf\.d$ ]] || nothing install "$PHP is not laid out as Debian's"
version=${BASH_REMATCH[1]}
unshare --mount true 2>/dev/null || nothing install "mounting takes root"
has_stock || nothing install "there is no stock extension to switch from"
need_extension
if [[ -z ${INSTALL_TEST_NAMESPACE:-} ]]; then
    INSTALL_TEST_NAMESPACE=1 exec unshare --mount -- bash "$0"
fi

work=$(mktemp -d)
chmod 755 "$work"
trap 'cd /; umount -l "$work"; rm -rf "$work"' EXIT
mount -t tmpfs tmpfs "$work"
for folder in /etc/php /var/lib/php /usr/lib/php; do
    mkdir -p "$work/root$folder"
    cp -a "$folder/." "$work/root$folder"
    mount --bind "$work/root$folder" "$folder"
done
# What the machine's own set-up may have done before, and a second SAPI beside the CLI.
touch "/usr/lib/php/$version/sapi/fpm"
mkdir -p "/etc/php/$version/fpm/conf.d"
rm -f "/etc/php/$version"/*/conf.d/*-sockets_rs.ini "/etc/php/$version/mods-available/sockets_rs.ini"
phpenmod -v "$version" sockets
module=$("$PHP_CONFIG" --extension-dir)/sockets_rs.so
rm -f "$module"
unset DESTDIR SAPI PHP_INI_SCAN_DIR

run() { env "${@:2}" tools/install.sh "$1"; } # COMMAND [NAME=VALUE...]
# shellcheck disable=SC2016 # PHP's own
loaded() { "$PHP" -r 'echo preg_match("/sockets-rs/", `$argv[1] --ri sockets 2>&1`) ? "ours" : "stock";' -- "$PHP"; }
mkdir "$work/bin"
# A command of the test's own. What has the name may be a link to the real one.
fake() { rm -f "$work/bin/$1"; printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"; chmod +x "$work/bin/$1"; } # NAME TEXT
on() { cd "/etc/php/$version" && printf '%s ' */conf.d/*-sockets*.ini; }
cli=cli/conf.d/20-sockets fpm=fpm/conf.d/20-sockets
both="$cli.ini ${cli}_rs.ini $fpm.ini ${fpm}_rs.ini"

try "enable before install" 1 run enable -- "make enable: $module is not there: run make install first"
try "no such PHP" 1 run install PHP=php0.1 -- "make install: there is no PHP by the name of php0.1"
try "another php-config" 1 run install PHP_CONFIG=/bin/true -- "but /bin/true is of"
try "not built" 1 run install EXTENSION=/nonexistent.so -- "/nonexistent.so is not built yet: run make build first"
printf 'no module' >"$work/broken.so"
try "broken" 1 run install EXTENSION="$work/broken.so" -- "broken.so does not load into PHP $version"
# Who has cloned it into /root: others cannot go there.
cp "$EXTENSION" "$work/built.so"
try "not root" 1 setpriv --reuid=65534 --regid=65534 --clear-groups env EXTENSION="$work/built.so" bash tools/install.sh install -- \
    "make install: cannot write to ${module%/*}: run it as root (sudo make install)"
try "install with DESTDIR" 0 run install DESTDIR="$work/package/" -- "$work/package$module installed" "phpenmod sockets_rs"
try "its files" 0 find "$work/package" -type f -printf '%m %P\n' -- "644 ${module#/}" "644 etc/php/$version/mods-available/sockets_rs.ini"
try "nothing outside" 1 test -e "$module" -- ""
try "enable with DESTDIR" 1 run enable DESTDIR="$work/package" -- "with DESTDIR it is the package's own"
try "uninstall with DESTDIR" 0 run uninstall DESTDIR="$work/package" -- "$work/package$module removed"
try "no file is left" 1 grep -r . "$work/package" -- ""

try "install" 0 run install -- "$module installed" "sockets_rs.ini installed" "make enable"
try "install again" 0 run install -- "$module is there already" "sockets_rs.ini is there already"
try "which switches nothing" 0 loaded -- stock
try "enable, one SAPI" 0 run enable SAPI=fpm -- "PHP $version fpm: sockets_rs serves, in place of sockets" "Restart"
try "only that, and stock beneath" 0 on -- "$cli.ini $fpm.ini ${fpm}_rs.ini"
try "no such SAPI" 1 run enable SAPI=apache9 -- "no SAPI by the name of apache9"
try "enable" 0 run enable -- "PHP $version cli: sockets_rs serves, in place of sockets" "fpm: sockets_rs serves already"
try "it is loaded" 0 loaded -- ours
try "everywhere" 0 on -- "$both"
try "enable again" 0 run enable -- "cli: sockets_rs serves already"
try "install when enabled" 0 run install -- "loads it"
try "without a word" 1 grep . <("$PHP" -r '' 2>&1) -- ""
mv "$module" "$work/away.so"
try "gone by another way" 0 loaded -- stock
mv "$work/away.so" "$module"
try "disable" 0 run disable -- "PHP $version cli: sockets serves, in place of sockets_rs"
try "back to stock" 0 loaded -- stock
try "disable again" 0 run disable -- "cli: sockets serves already"

printf 'extension=sockets\n' >"/etc/php/$version/cli/conf.d/30-own.ini"
try "a line of the user's in the way" 1 run enable -- "still load sockets; take them out: " "30-own.ini:1:extension=sockets"
rm "/etc/php/$version/cli/conf.d/30-own.ini"

# A switch that would end without sockets changes nothing, in no SAPI.
available=/etc/php/$version/mods-available
stays() { try "$1: nothing has changed" 0 on -- "$2"; try "$1: PHP has sockets" 0 loaded -- "${3:-stock}"; }
: >"$available/sockets_rs.ini"
try "enable with an empty ini file" 1 run enable -- "nothing was changed: $available/sockets_rs.ini and" "do not load sockets_rs"
stays "empty ini file" "$cli.ini $fpm.ini"
by_hand() { phpenmod -v "$version" sockets_rs && "$PHP" --ri sockets | grep sockets-rs; }
try "by hand with an empty ini file" 1 by_hand -- ""
try "by hand: PHP has sockets" 0 loaded -- stock
phpdismod -v "$version" sockets_rs
try "install mends the ini file" 0 run install -- "sockets_rs.ini installed"
: >"/etc/php/$version/fpm/conf.d/20-sockets_rs.ini"
try "enable with an empty file in a SAPI's folder" 1 run enable -- "PHP $version fpm: nothing was changed"
rm "/etc/php/$version/fpm/conf.d/20-sockets_rs.ini"
stays "empty file in a SAPI's folder" "$cli.ini $fpm.ini"
printf 'extension_dir=/nonexistent\n' >"/etc/php/$version/fpm/php.ini"
try "enable where one SAPI looks elsewhere" 1 run enable -- "PHP $version fpm: nothing was changed"
rm "/etc/php/$version/fpm/php.ini"
stays "one SAPI looks elsewhere" "$cli.ini $fpm.ini"
# Which SAPI is the second is the file system's affair.
fake phpenmod "[ ! -e $work/one ] || exit 0; touch $work/one; exec /usr/sbin/phpenmod \"\$@\""
try "a switch that fails half-way" 1 run enable PATH="$work/bin:$PATH" -- "did not switch PHP $version" "back to sockets: @(fpm cli|cli fpm)"
stays "half-way" "$cli.ini $fpm.ini"
rm "$work/bin/phpenmod"
try "by hand" 0 by_hand -- "sockets-rs"
stays "by hand" "$both" ours
mv "${module%/*}/sockets.so" "$work/sockets.so"
try "disable without stock's file" 1 run disable -- "nothing was changed: $available/sockets.ini and"
stays "no file of stock's" "$both" ours
mv "$work/sockets.so" "${module%/*}/sockets.so"
fake dpkg-query 'echo "php-sockets-rs: /a/file"'
try "uninstall what a package brought" 1 run uninstall PATH="$work/bin:$PATH" -- "belongs to the package php-sockets-rs: apt-get remove php-sockets-rs"
rm "$work/bin/dpkg-query"

printf 'extension=sockets_rs\n' >"/etc/php/$version/fpm/php.ini"
try "uninstall with a line of the user's" 1 run uninstall -- "settings of your own load it; take them out first: /etc/php/$version/fpm/php.ini:1:"
rm "/etc/php/$version/fpm/php.ini"
run enable >/dev/null
try "uninstall when enabled" 0 run uninstall -- "cli: sockets serves, in place of sockets_rs" "$module removed" "sockets_rs.ini removed"
try "stock after that" 0 loaded -- stock
try "nothing is left" 1 bash -c "find /etc/php /var/lib/php/modules /usr/lib/php -name '*sockets_rs*' | grep ." -- ""
try "uninstall again" 0 run uninstall -- "$module is not there"

# Where there is no stock extension: enabled, not disabled, removed.
mv "/etc/php/$version/mods-available/sockets.ini" "$work/sockets.ini"
rm -f "/etc/php/$version"/*/conf.d/20-sockets.ini
run install >/dev/null
try "enable without stock" 0 run enable -- "cli: sockets_rs serves"
try "disable without stock" 1 run disable -- "no stock sockets extension to go back to"
try "uninstall without stock" 0 run uninstall -- "$module removed"
try "no module is left" 1 "$PHP" -r 'exit((int) !extension_loaded("sockets"));' -- ""
mv "$work/sockets.ini" "/etc/php/$version/mods-available/sockets.ini"
phpenmod -v "$version" sockets

# A PHP that has sockets compiled in behaves as this does.
printf '#!/bin/sh\nexec %s -d extension=sockets "$@"\n' "$php" >"$work/compiled-in"
chmod +x "$work/compiled-in"
run install >/dev/null
try "install beside compiled-in sockets" 0 run install PHP="$work/compiled-in" PHP_CONFIG="$PHP_CONFIG" -- "can load no second one"
try "enable against compiled-in sockets" 1 run enable PHP="$work/compiled-in" PHP_CONFIG="$PHP_CONFIG" -- "compiled in" "--enable-sockets=shared"

# A PHP that is not Debian's: its settings are one php.ini.
printf 'extension=sockets\n' >"$work/php.ini"
printf '#!/bin/sh\ncase "$*" in *"echo PHP_CONFIG_FILE_SCAN_DIR;"*) exit ;; -n*) exec %s "$@" ;; esac\nPHP_INI_SCAN_DIR= exec %s -c %s "$@"\n' \
    "$php" "$php" "$work/php.ini" >"$work/php"
chmod +x "$work/php"
elsewhere=(PHP="$work/php" PHP_CONFIG="$PHP_CONFIG")
try "install elsewhere" 0 run install "${elsewhere[@]}" -- "there already" "below the stock extension's line if there is one:"$'\n'"extension=sockets_rs"
try "enable elsewhere" 1 run enable "${elsewhere[@]}" -- "below     $work/php.ini:1:extension=sockets" "put in    extension=sockets_rs"
printf 'extension=sockets\nextension=sockets_rs\n' >"$work/php.ini"
try "enabled elsewhere" 0 run enable "${elsewhere[@]}" -- "loads it already"
try "disable elsewhere" 1 run disable "${elsewhere[@]}" -- "take out  $work/php.ini:2:extension=sockets_rs"
try "uninstall elsewhere, enabled" 1 run uninstall "${elsewhere[@]}" -- "take out"
printf 'extension=sockets\n' >"$work/php.ini"
try "uninstall elsewhere" 0 run uninstall "${elsewhere[@]}" -- "$module removed"

# Set-up, as an ordinary user with these commands only.
cp -rs /usr/bin/. "$work/bin"
rm -f "$work"/bin/{cargo,rustc,sudo,strace,valgrind,zip}
nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups env -u CARGO_HOME -u SUDO_USER PATH="$work/bin" HOME="$work")
apt="as root, run: apt-get install"
try "set-up without cargo" 1 "${nobody[@]}" tools/setup.sh zip -- "setup.sh: cargo is missing: install Rust"
try "set-up without cargo, by sudo" 1 "${nobody[@]}" env SUDO_USER=somebody tools/setup.sh -- "setup.sh: root has no cargo: start again without sudo"
mkdir -p "$work/.cargo/bin"
ln -s /bin/true "$work/.cargo/bin/cargo"
try "set-up with a cargo that is not looked for" 1 "${nobody[@]}" tools/setup.sh -- "setup.sh: cargo is in ~/.cargo/bin"
fake cargo 'echo "cargo 1.63.0"'
try "set-up with an old cargo" 1 "${nobody[@]}" tools/setup.sh -- "takes Rust $(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml) or newer, and cargo is of 1.63.0"
fake cargo 'echo "cargo 1.999.0"'
try "set-up for a build" 0 "${nobody[@]}" tools/setup.sh -- ""
try "set-up for the tests" 1 "${nobody[@]}" tools/setup.sh --test -- "$apt strace valgrind"
try "dist without zip" 1 "${nobody[@]}" tools/dist.sh -- "neither root nor sudo: $apt zip"
# shellcheck disable=SC2016 # of the shell that it starts
fake sudo '[ "$1" = -n ] || echo "asks for a password"; exit 1'
try "dist without zip or a terminal" 1 "${nobody[@]}" tools/dist.sh -- "Installing zip (by sudo)"$'\n'"setup.sh: sudo does not let you: $apt zip"
fake hyperfine 'exit 1'
try "bench without valgrind" 1 "${nobody[@]}" tools/bench.sh -- "$apt valgrind"

# Each PHP has a folder of its own to build in, whatever it is called by.
# shellcheck disable=SC2016 # of the shell that it starts
target() { env "$@" bash -c '. tools/env.sh; echo "$TARGET, ${CARGO_TARGET_DIR:-default}, ${PHP#/*/}"'; } # [NAME=VALUE...]
try "the default PHP's folder" 0 target -u CARGO_TARGET_DIR -u PHP -u PHP_CONFIG -- "$ROOT/target, default, php"
default=$(command -v php) || default=
if [[ -n $default && $(realpath "$default") == "$(realpath "$php")" ]]; then
    try "the same by its path" 0 target -u CARGO_TARGET_DIR PHP="$(realpath "$default")" -- "$ROOT/target, default, php"
fi
try "another PHP's folder" 0 target -u CARGO_TARGET_DIR PHP="$work/compiled-in" PHP_CONFIG="$PHP_CONFIG" -- \
    "$ROOT/target/*-compiled-in, $ROOT/target/*-compiled-in,"
try "a folder that is given" 0 target CARGO_TARGET_DIR=/a PHP="$work/compiled-in" -- "/a, /a,"

# A build notices that another PHP has come in the place of the one before.
cp -r "$("$PHP_CONFIG" --include-dir)" "$work/include"
fake php-config "case \$1 in --include-dir) echo $work/include ;; *) exec $(command -v "$PHP_CONFIG") \"\$@\" ;; esac"
fake cargo 'echo "cargo $*"'
fake rustc 'echo rustc'
build() { env PATH="$work/bin" CARGO_TARGET_DIR="$work/target" PHP="$php" PHP_CONFIG="$work/bin/php-config" tools/build.sh; }
try "the first build" 0 build -- "build --release --locked"
try "the same PHP again" 1 grep clean <(build 2>&1) -- ""
echo >>"$work/include/main/php_config.h"
try "another PHP in its place" 0 build -- "PHP has changed since the last build" \
    "cargo clean --quiet --profile dev --package ext-php-rs --package sockets-rs"$'\n' "--profile release --package ext-php-rs --package sockets-rs"$'\n' "build --release"
try "that one again" 1 grep clean <(build 2>&1) -- ""

finish install

#!/usr/bin/env bash
# Tests make install, enable, disable, uninstall (and dist) on copies of PHP's own
# folders, mounted over the real ones in a mount namespace: the system stays as it is.
# Needs root and a Debian's PHP; the last line counts.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

passed=0
failed=0
skipped=0
nothing() { say "SKIP install: $*"; say "install: 0 passed, 0 failed, 1 skipped"; exit 0; }

php=$(command -v "$PHP")
scan=$("$PHP" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;')
[[ $scan =~ ^/etc/php/([0-9.]+)/cli/conf\.d$ ]] || nothing "$PHP is not laid out as Debian's"
version=${BASH_REMATCH[1]}
unshare --mount true 2>/dev/null || nothing "mounting takes root"
has_stock || nothing "there is no stock extension to switch from"
[[ -f $EXTENSION ]] || die "$EXTENSION is not built yet: make build"
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

# Runs a command of install.sh; its status and every PATTERN (a glob) in what it prints must be as told.
try() { # NAME STATUS COMMAND... -- PATTERN...
    local name=$1 expected=$2 status=0 output pattern command=()
    shift 2
    while [[ $1 != -- ]]; do command+=("$1"); shift; done
    shift
    output=$("${command[@]}" 2>&1 </dev/null) || status=$?
    for pattern in "$@"; do
        # shellcheck disable=SC2053 # a pattern it is
        if [[ $status -ne $expected || $output != *$pattern* ]]; then
            say "FAILED $name: exit status $status, not $expected with: $pattern" "$output"
            failed=$((failed + 1))
            return
        fi
    done
    passed=$((passed + 1))
}
run() { env "${@:2}" tools/install.sh "$1"; } # COMMAND [NAME=VALUE...]
# shellcheck disable=SC2016 # PHP's own
loaded() { "$PHP" -r 'echo preg_match("/sockets-rs/", `$argv[1] --ri sockets 2>&1`) ? "ours" : "stock";' -- "$PHP"; }
on() { cd "/etc/php/$version" && printf '%s ' */conf.d/*-sockets*.ini; }
cli=cli/conf.d/20-sockets fpm=fpm/conf.d/20-sockets

try "enable before install" 1 run enable -- "make enable: $module is not there: run make install first"
try "no such PHP" 1 run install PHP=php0.1 -- "make install: there is no PHP by the name of php0.1"
try "another php-config" 1 run install PHP_CONFIG=/bin/true -- "but /bin/true is of"
try "not built" 1 run install EXTENSION=/nonexistent.so -- "/nonexistent.so is not built yet: run make build first"
printf 'no module' >"$work/broken.so"
try "broken" 1 run install EXTENSION="$work/broken.so" -- "broken.so does not load into PHP $version"
try "not root" 1 setpriv --reuid=65534 --regid=65534 --clear-groups env EXTENSION="$EXTENSION" bash "$ROOT/tools/install.sh" install -- \
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
try "enable, one SAPI" 0 run enable SAPI=fpm -- "PHP $version fpm: sockets is off, sockets_rs is on" "Restart"
try "only that" 0 on -- "$cli.ini ${fpm}_rs.ini"
try "no such SAPI" 1 run enable SAPI=apache9 -- "no SAPI by the name of apache9"
try "enable" 0 run enable -- "PHP $version cli: sockets is off, sockets_rs is on" "fpm: sockets_rs is on already"
try "it is loaded" 0 loaded -- ours
try "everywhere" 0 on -- "${cli}_rs.ini ${fpm}_rs.ini"
try "enable again" 0 run enable -- "cli: sockets_rs is on already"
try "install when enabled" 0 run install -- "loads it"
phpenmod -v "$version" sockets
try "both enabled" 0 "$PHP" -r 'echo "still runs";' -- "still runs"
try "both, and ours serves" 0 loaded -- ours
try "enable mends it" 0 run enable -- "cli: sockets is off, sockets_rs is on"
try "ours again" 0 loaded -- ours
try "disable" 0 run disable -- "PHP $version cli: sockets_rs is off, sockets is on"
try "back to stock" 0 loaded -- stock
try "disable again" 0 run disable -- "cli: sockets is on already"

printf 'extension=sockets\n' >"/etc/php/$version/cli/conf.d/30-own.ini"
try "a line of the user's in the way" 1 run enable -- "still load sockets; take them out: " "30-own.ini:1:extension=sockets"
rm "/etc/php/$version/cli/conf.d/30-own.ini"
run enable >/dev/null
printf 'extension=sockets_rs\n' >"/etc/php/$version/fpm/php.ini"
try "uninstall with a line of the user's" 1 run uninstall -- "settings of your own load it; take them out first: /etc/php/$version/fpm/php.ini:1:"
rm "/etc/php/$version/fpm/php.ini"
run enable >/dev/null
try "uninstall when enabled" 0 run uninstall -- "cli: sockets_rs is off, sockets is on" "$module removed" "sockets_rs.ini removed"
try "stock after that" 0 loaded -- stock
try "nothing is left" 1 bash -c "find /etc/php /var/lib/php/modules /usr/lib/php -name '*sockets_rs*' | grep ." -- ""
try "uninstall again" 0 run uninstall -- "$module is not there"

# Where there is no stock extension: enabled, not disabled, removed.
mv "/etc/php/$version/mods-available/sockets.ini" "$work/sockets.ini"
rm -f "/etc/php/$version"/*/conf.d/20-sockets.ini
run install >/dev/null
try "enable without stock" 0 run enable -- "cli: sockets is off, sockets_rs is on"
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
try "install elsewhere" 0 run install "${elsewhere[@]}" -- "there already" "put in:"$'\n'"extension=sockets_rs"
try "enable elsewhere" 1 run enable "${elsewhere[@]}" -- "take out  $work/php.ini:1:extension=sockets" "put in    extension=sockets_rs"
printf 'extension=sockets_rs\n' >"$work/php.ini"
try "enabled elsewhere" 0 run enable "${elsewhere[@]}" -- "loads it already"
try "disable elsewhere" 1 run disable "${elsewhere[@]}" -- "take out  $work/php.ini:1:extension=sockets_rs" "put in    extension=sockets"
try "uninstall elsewhere, enabled" 1 run uninstall "${elsewhere[@]}" -- "take out"
printf 'extension=sockets\n' >"$work/php.ini"
try "uninstall elsewhere" 0 run uninstall "${elsewhere[@]}" -- "$module removed"

if command -v zip >/dev/null; then
    try "dist" 0 env CARGO_TARGET_DIR="$work/target" EXTENSION="$EXTENSION" tools/dist.sh -- "$work/target/dist/php_sockets_rs-" "_php$version-" "libc.zip"
    try "what is in it" 0 grep -ac 'sockets_rs.so' "$work"/target/dist/php_sockets_rs-*.zip -- ""
else
    say "SKIP install: dist needs zip, which is not installed"
    skipped=1
fi

say "install: $passed passed, $failed failed, $skipped skipped"
[[ $failed -eq 0 ]]

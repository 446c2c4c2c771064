#!/usr/bin/env bash
# Tests the way in for PIE and for phpize, without PIE: builds in a copy of pie/ as PIE
# does, installs into a folder, and writes the settings that PIE writes and removes.
# The last line counts, and the exit status is non-zero on any failure.
# shellcheck disable=SC2317 # functions that "try" calls
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

passed=0
failed=0
finish() { # SKIPPED
    say "pie: $passed passed, $failed failed, ${1:-0} skipped"
    [[ $failed -eq 0 ]]
    exit
}
phpize=${PHP_CONFIG/php-config/phpize}
for needed in "$phpize" autoconf; do
    command -v "$needed" >/dev/null || { say "SKIP pie: there is no $needed" && finish 1; }
done

mkdir -p "$TARGET"
work=$(mktemp -d "$TARGET/pie.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp pie/config.m4 pie/Makefile.frag "$work"
export CARGO_TARGET_DIR=$TARGET

try() { # NAME EXPECTED COMMAND...
    local output
    output=$("${@:3}" 2>&1 </dev/null) || output+=" (exit status $?)"
    if [[ $output == "$2" ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "FAILED $1: not \"$2\" but:" "$output"
    fi
}
quietly() { "$@" >"$work/log" 2>&1 || { tail -n 20 "$work/log" && return 1; }; }
in_copy() { (cd "$work" && quietly "$@"); }
built() { in_copy make SOCKETS_RS="$ROOT" "$@"; }

# --- build and install ---

php_config=$(command -v "$PHP_CONFIG")
try "phpize" "" in_copy "$phpize"
try "configure" "" in_copy ./configure
try "configure with a path" "" in_copy ./configure --with-php-config="$php_config"
try "make" "" built
try "install needs no cargo" "" built install INSTALL_ROOT="$work/root" CARGO=false
modules=$work/root$("$PHP_CONFIG" --extension-dir)
try "its file" "sockets_rs.so" ls "$modules"
version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
# shellcheck disable=SC2016 # PHP's variables
program='ob_start();
    extension_loaded("sockets") && (new ReflectionExtension("sockets"))->info();
    $ours = str_contains(ob_get_clean(), "sockets-rs");
    echo !extension_loaded("sockets") ? "none" : ($ours ? "ours" : "stock"), " ", phpversion("sockets_rs");'
try "both modules" "ours $version" "$PHP" -n -d extension="$modules/sockets_rs.so" -r "$program"

# --- PIE's settings, beside those of a distribution ---

key() { sed -n "s/^ *\"$1\": \"\?\([a-z_0-9]*\)\"\?,\?$/\1/p" composer.json; }
try "the name is the file's" sockets_rs key extension-name
try "the priority is make install's" "$(key priority)" sed -n 's/^; priority=//p' tools/sockets_rs.ini
try "the build path" pie key build-path

if ! has_stock; then
    say "SKIP pie: this PHP has no stock sockets extension to stand beside"
    finish 1
fi
ln -s "$("$PHP_CONFIG" --extension-dir)/sockets.so" "$modules"
settings=$work/conf.d
mkdir "$settings"
served() { PHP_INI_SCAN_DIR=$settings "$PHP" -c "$work/none" -d extension_dir="$modules" -r "$program"; }
last() { "$@" 2>/dev/null | tail -n 1; }
echo 'extension=sockets.so' >"$settings/20-sockets.ini"
try "before" "stock " served
own=$settings/$(key priority)-sockets_rs.ini
echo 'extension=sockets_rs' >"$own"
try "enabled" "ours $version" served
rm "$settings/20-sockets.ini"
try "enabled, without stock" "ours $version" served
echo 'extension=sockets.so' >"$settings/20-sockets.ini"
echo 'extension=/nonexistent/sockets_rs.so' >"$own"
try "a module that does not load leaves stock" "stock " last served
echo '; extension=sockets_rs ; removed by PIE' >"$own"
rm "$modules/sockets_rs.so"
try "uninstalled" "stock " served
finish

#!/usr/bin/env bash
# Tests that make dist and make deb give the same bytes in two folders, with nothing of
# this machine's in them. It builds everything once more; the last line counts.
# shellcheck disable=SC2317 # what try calls is reached
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=tools/steps.sh
source tools/steps.sh
command -v zip >/dev/null || nothing dist "zip is not installed"

cargo_home=${CARGO_HOME:-$HOME/.cargo}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Another folder for the sources, for what is built, and for cargo's own; another time.
other=$work/a/longer/path/of/sources
mkdir -p "$other"
tar -c --exclude=./target --exclude=./fuzz/target --exclude=./.git . | tar -x -m -C "$other"
ln -s "$cargo_home" "$work/cargo-home"
elsewhere() { (cd "$other" && env -u EXTENSION -u ROOT -u TARGET CARGO_HOME="$work/cargo-home" CARGO_TARGET_DIR="$work/built" TZ=Asia/Tokyo "$@"); }
watched() { cat "$work"/built/release/build/sockets-rs-*/output; }

built=$(tools/dist.sh | tail -n 1)
asset=${built##*/}
try "the name" 0 echo "$asset" -- "php_sockets_rs-" "_php$("$PHP" -n -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')-$(uname -m | sed s/aarch64/arm64/)-linux-"
try "its checksum" 0 env -C "$TARGET/dist" sha256sum -c "$asset.sha256" -- "$asset: OK"
try "what is in it" 0 zip -sf "$TARGET/dist/$asset" -- "sockets_rs.so" "LICENSE-MIT" "LICENSE-APACHE" "Total 3 entries"
try "no path of the sources" 1 grep -aoF "$ROOT" "$EXTENSION" -- ""
try "no path of cargo's" 1 grep -aoF "$cargo_home" "$EXTENSION" -- ""
try "no path of the toolchain's" 1 grep -aoF "$(rustc --print sysroot)" "$EXTENSION" -- ""
try "in another folder" 0 elsewhere tools/dist.sh -- "$work/built/dist/$asset"
try "the same bytes" 0 cmp "$TARGET/dist/$asset" "$work/built/dist/$asset" -- ""
try "PHP is watched" 0 watched -- "rerun-if-changed=*/php" "rerun-if-changed=$("$PHP_CONFIG" --include-dir)"
if [[ $("$PHP" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;') == /etc/php/* ]]; then
    built=$(tools/deb.sh | tail -n 1)
    try "the package in another folder" 0 elsewhere tools/deb.sh -- "$work/built/dist/${built##*/}"
    try "the same bytes of it" 0 cmp "$built" "$work/built/dist/${built##*/}" -- ""
    try "what it is named" 0 echo "${built##*/}" -- "php*-sockets-rs_*_$(dpkg --print-architecture).deb"
fi
finish dist

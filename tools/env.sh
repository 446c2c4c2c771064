# shellcheck shell=bash
# Sourced by the other scripts: where things are. All paths are absolute, and the
# working directory becomes the project's.
#
#   PHP, PHP_CONFIG   the PHP to build for and test with, as given or as found
#   TARGET            Cargo's target directory
#   EXTENSION         the extension under test (EXTENSION=... overrides it)
#   COUNTS            the form of a tool's closing line, for grep -E

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
ROOT=$(pwd -P)

PHP=${PHP:-php}
if [[ -z ${PHP_CONFIG:-} ]]; then
    # A php8.4 goes with php-config8.4, a /opt/php/bin/php with its neighbour.
    PHP_CONFIG=php-config
    beside=$(dirname "$PHP")/php-config${PHP##*php}
    if command -v "${beside#./}" >/dev/null; then PHP_CONFIG=${beside#./}; fi
fi
export PHP PHP_CONFIG

TARGET=${CARGO_TARGET_DIR:-target}
[[ $TARGET == /* ]] || TARGET=$ROOT/$TARGET
EXTENSION=${EXTENSION:-$TARGET/release/libsockets_rs.so}
COUNTS='[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$'
export ROOT TARGET EXTENSION COUNTS

say() { printf '%s\n' "$*"; }
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# The host's stock extension: there, unless its package was split or left out.
has_stock() { "$PHP" -n -d extension=sockets -r 'exit((int) !extension_loaded("sockets"));' >/dev/null 2>&1; }

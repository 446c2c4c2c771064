# shellcheck shell=bash
# Sourced by the other scripts: where things are. All paths are absolute, and the
# working directory becomes the project's.
#
#   PHP, PHP_CONFIG   the PHP to build for and test with, as given or as found
#   TARGET            Cargo's target directory: CARGO_TARGET_DIR, or target; for a PHP= that
#                     is not the default one, a folder in that
#   EXTENSION         the extension under test (EXTENSION=... overrides it)
#   COUNTS            the form of a tool's closing line, for grep -E

# The build wants paths, where a name is handy: PHP=php8.4. Neither is exported unless
# given, for a variable that comes and goes makes cargo build anew.
absolute() {
    local path
    path=$(command -v "$1") || { printf '%s' "$1" && return; }
    realpath -s "$path"
}
if [[ -n ${PHP:-} ]]; then
    if [[ -z ${PHP_CONFIG:-} ]]; then
        # A php8.4 goes with php-config8.4, a /opt/php/bin/php with its neighbour.
        PHP_CONFIG=${PHP%php*}php-config${PHP##*php}
        # The default one, if that is not another version's, does as well.
        if ! command -v "$PHP_CONFIG" >/dev/null &&
            [[ ! $PHP =~ ^php[0-9.]+$ || $(php-config --version 2>/dev/null) == "${PHP#php}".* ]]; then
            PHP_CONFIG=php-config
        fi
    fi
    PHP=$(absolute "$PHP")
    PHP_CONFIG=$(absolute "$PHP_CONFIG")
    export PHP PHP_CONFIG
    # Builds for the default PHP share one folder, whatever name they call it by.
    if [[ $(realpath -q "$PHP" "$PHP_CONFIG") == "$(realpath -q "$(absolute php)" "$(absolute php-config)")" ]]; then
        unset PHP PHP_CONFIG
    fi
fi
if [[ -z ${PHP:-} ]]; then
    PHP=php
    PHP_CONFIG=${PHP_CONFIG:-php-config}
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
ROOT=$(pwd -P)

# A build for another PHP would have the default one's built anew after it.
if [[ -z ${CARGO_TARGET_DIR:-} && $PHP == /* ]]; then
    CARGO_TARGET_DIR=${PHP#/usr/bin/}
    CARGO_TARGET_DIR=${CARGO_TARGET_DIR#/}
    CARGO_TARGET_DIR=$ROOT/target/${CARGO_TARGET_DIR//\//-}
    export CARGO_TARGET_DIR
fi
TARGET=${CARGO_TARGET_DIR:-target}
[[ $TARGET == /* ]] || TARGET=$ROOT/$TARGET
EXTENSION=${EXTENSION:-$TARGET/release/libsockets_rs.so}
COUNTS='[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$'
export ROOT TARGET EXTENSION COUNTS

say() { printf '%s\n' "$*"; }
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

need_extension() { [[ -f $EXTENSION || $EXTENSION != */* ]] || die "$EXTENSION is not built yet: make build"; }

# The host's stock extension: there, unless its package was split or left out.
has_stock() { "$PHP" -n -d extension=sockets -r 'exit((int) !extension_loaded("sockets"));' >/dev/null 2>&1; }

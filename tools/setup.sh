#!/usr/bin/env bash
# Makes sure of everything that building and testing need:
#
#     tools/setup.sh [COMMAND...]     (and of these, each in a package of its name)
#
# On Debian and Ubuntu missing packages are installed; elsewhere they are named.
# Nothing is fetched, and nothing takes time, when nothing is missing.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

has() { command -v "$1" >/dev/null 2>&1; }
any_file() { local glob; for glob in "$@"; do if compgen -G "$glob" >/dev/null; then return; fi; done; return 1; }

# bindgen loads libclang.so at build time and needs clang's own headers, which lie
# in another package than the library.
has_libclang() {
    { [[ -n ${LIBCLANG_PATH:-} ]] || any_file '/usr/lib/llvm*/lib/libclang*.so*' '/usr/lib*/libclang*.so*' '/usr/lib/*/libclang*.so*'; } &&
        any_file '/usr/lib/llvm*/lib*/clang/*/include/stddef.h' '/usr/lib*/clang/*/include/stddef.h'
}

# The php-config of a PHP without its headers is of no use.
has_php_dev() { has "$PHP_CONFIG" && [[ -f $("$PHP_CONFIG" --include-dir)/main/php.h ]]; }

# What goes beside the distribution's own default PHP, or beside PHP=php8.4.
version=${PHP##*php}
[[ $version =~ ^[0-9]+\.[0-9]+$ ]] || version=

packages=()
has "$PHP" || packages+=("php$version-cli")
has_php_dev || packages+=("php$version-dev")
has gcc || packages+=(gcc libc6-dev)
has make || packages+=(make)
has_libclang || packages+=(libclang-dev)
has pkg-config || packages+=(pkg-config)
has strace || packages+=(strace)
has valgrind || packages+=(valgrind)
# Names of services, which a minimal Debian lacks, and tests look up.
if has apt-get && [[ ! -e /etc/services ]]; then packages+=(netbase); fi
for command in "$@"; do has "$command" || packages+=("$command"); done

if [[ ${#packages[@]} -gt 0 ]]; then
    if ! has apt-get; then
        die "missing here: ${packages[*]} (as Debian names them). Install the like with your system's package manager: \
PHP's CLI and its development files (php-config, headers), a C compiler, make, libclang with its headers, pkg-config, strace, valgrind."
    fi
    as_root=()
    if [[ $EUID -ne 0 ]]; then
        has sudo || die "not root and no sudo: as root, run: apt-get install ${packages[*]}"
        as_root=(sudo)
    fi
    say "Installing ${packages[*]}"
    install() {
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}" </dev/null
    }
    # The lists may be there and fresh enough; fetching them is the slow part.
    install >/dev/null 2>&1 || { "${as_root[@]}" apt-get update -q </dev/null && install; } ||
        die "apt-get could not install ${packages[*]}"
    has_php_dev || die "$PHP_CONFIG is still missing; set PHP_CONFIG to the php-config of $PHP"
fi

has cargo || die "cargo is missing: install Rust by rustup (https://rustup.rs), then start again"
php_says=$("$PHP" -n -r 'echo PHP_VERSION;')
config_says=$("$PHP_CONFIG" --version)
[[ $php_says == "$config_says" ]] ||
    die "$PHP is PHP $php_says, but $PHP_CONFIG is of $config_says: set PHP and PHP_CONFIG to one and the same PHP"
cargo fmt --version >/dev/null 2>&1 || say "setup: rustfmt is missing, make test needs it: rustup component add rustfmt"
cargo clippy --version >/dev/null 2>&1 || say "setup: clippy is missing, make test needs it: rustup component add clippy"

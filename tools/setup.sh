#!/usr/bin/env bash
# Makes sure of what building needs, and of what is named beside it:
#
#     tools/setup.sh [--test] [COMMAND...]     (--test: what make test needs as well)
#
# A command is looked for in a package of its name. On Debian and Ubuntu missing
# packages are installed; elsewhere they are named. Nothing is fetched, and nothing
# takes time, when nothing is missing.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

has() { command -v "$1" >/dev/null 2>&1; }
any_file() { local glob; for glob in "$@"; do if compgen -G "$glob" >/dev/null; then return; fi; done; return 1; }

# Nothing here installs Rust, so that is said before the rest takes its time.
if ! has cargo && [[ -x $HOME/.cargo/bin/cargo ]]; then
    die "cargo is in ~/.cargo/bin, where this shell does not look: . ~/.cargo/env, then start again"
fi
if ! has cargo && [[ -n ${SUDO_USER:-} ]]; then die "root has no cargo: start again without sudo"; fi
has cargo || die "cargo is missing: install Rust by rustup (https://rustup.rs), then start again"
needed=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
rust=$(cargo --version | cut -d ' ' -f 2)
printf '%s\n' "$needed" "$rust" | sort --version-sort --check=quiet ||
    die "it takes Rust $needed or newer, and cargo is of $rust: update it (rustup update), or install rustup's (https://rustup.rs)"

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

# What is given as a path is in no package.
if [[ $PHP == */* ]] && ! has "$PHP"; then die "there is no PHP at $PHP: set PHP to a path or to a name, such as php8.4"; fi
if [[ $PHP_CONFIG == */* ]] && ! has_php_dev; then
    die "$PHP_CONFIG is no php-config, or its PHP's header files are missing: set PHP_CONFIG to the php-config of $PHP"
fi

packages=()
has "$PHP" || packages+=("php$version-cli")
has_php_dev || packages+=("php$version-dev")
has gcc || packages+=(gcc libc6-dev)
has make || packages+=(make)
has_libclang || packages+=(libclang-dev)
if [[ ${1:-} == --test ]]; then
    shift
    set -- strace valgrind "$@"
    # Names of services, and what certificates are made by, both of which a minimal Debian lacks.
    if has apt-get && [[ ! -e /etc/services ]]; then packages+=(netbase); fi
    if has apt-get && [[ ! -e /etc/ssl/openssl.cnf ]]; then packages+=(openssl); fi
    cargo fmt --version >/dev/null 2>&1 || say "setup: rustfmt is missing, make test needs it: rustup component add rustfmt"
    cargo clippy --version >/dev/null 2>&1 || say "setup: clippy is missing, make test needs it: rustup component add clippy"
fi
for command in "$@"; do has "$command" || packages+=("$command"); done

if [[ ${#packages[@]} -gt 0 ]]; then
    if ! has apt-get; then
        die "missing here: ${packages[*]} (as Debian names them; install the like with your system's package manager)"
    fi
    sudo=()
    if [[ $EUID -ne 0 ]]; then
        has sudo || die "missing, and neither root nor sudo: as root, run: apt-get install ${packages[*]}"
        sudo=(sudo)
        # Without a terminal nobody can type a password.
        if [[ ! -t 2 ]]; then sudo+=(-n); fi
    fi
    say "Installing ${packages[*]}${sudo:+ (by sudo)}"
    as_root() { "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive "$@" </dev/null; }
    as_root true || die "sudo does not let you: as root, run: apt-get install ${packages[*]}"
    install() { as_root apt-get install -y -q --no-install-recommends "${packages[@]}"; }
    # The lists may be there and fresh enough; fetching them is the slow part.
    install >/dev/null 2>&1 || { as_root apt-get update -q && install; } ||
        die "apt-get could not install ${packages[*]}"
    has_php_dev || die "$PHP_CONFIG is still missing; set PHP_CONFIG to the php-config of $PHP"
fi

php_says=$("$PHP" -n -r 'echo PHP_VERSION;')
config_says=$("$PHP_CONFIG" --version)
[[ $php_says == "$config_says" ]] ||
    die "$PHP is PHP $php_says, but $PHP_CONFIG is of $config_says: set PHP and PHP_CONFIG to one and the same PHP"

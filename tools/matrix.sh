#!/usr/bin/env bash
# Builds and tests the extension against several versions of PHP, each taken
# from Debian's own packages in a chroot of its own:
#
#     tools/matrix.sh [--setup-only] [VERSION...]     (as root)
#
# or against a PHP that was built by hand, such as a thread-safe one, where it is (as
# anybody):
#
#     tools/matrix.sh /opt/php-zts/bin/php...
#
# It prints one line a version, writes the rest to target/matrix-VERSION.log,
# and exits non-zero if any version failed. A PHP that the host itself has is
# used where it is. Chroots are kept; delete one to have it made anew.
#
# Environment: MATRIX_DIR      where the chroots are (/var/cache/sockets-rs)
#              MATRIX_COMMAND  what to run in the source tree (make test)
#              ARCH            another architecture of Debian's, such as arm64: built and run
#                              in its chroot under qemu-user, which cannot trace a program;
#                              so without a MATRIX_COMMAND it is the phpt files that run,
#                              but those that php-tests/qemu.txt names
set -euo pipefail

die() { echo "matrix.sh: $*" >&2; exit 2; }

is_path() { [[ $1 == */* ]]; }

src=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
dir=${MATRIX_DIR:-/var/cache/sockets-rs}
setup_only="" versions=()
for arg in "$@"; do
    case $arg in
        --setup-only) setup_only=1 ;;
        [0-9]*.[0-9]*) versions+=("$arg") ;;
        /*)
            [[ -x $arg ]] || die "there is no $arg"
            versions+=("$arg")
            ;;
        *) die "usage: tools/matrix.sh [--setup-only] [VERSION | /PATH/TO/php]..." ;;
    esac
done
[[ -z ${PHP:-} || $PHP == /* ]] || die "it is MATRIX=${PHP##*php} that chooses a version, not PHP=$PHP"
arch=${ARCH:-}
command="make test"
if [[ -n $arch ]]; then command="tools/build.sh && tools/phpt.sh --except=php-tests/qemu.txt"; fi
command=${MATRIX_COMMAND:-$command}
if [[ ${#versions[@]} -eq 0 ]]; then
    # Debian's unstable has the one PHP that fits its other packages.
    if [[ -n $arch ]]; then versions=(8.4); else versions=(8.2 8.4 8.5 8.6); fi
fi

# Only paths: nothing to mount.
if [[ " ${versions[*]}" == *' '[0-9]* && -z ${MATRIX_NAMESPACE:-} ]]; then
    [[ $EUID -eq 0 ]] || die "needs root, for chroot and mount"
    # All mounts are made in a mount namespace of this script's own: however it
    # ends, none of them is left over on the host.
    MATRIX_NAMESPACE=1 exec unshare --mount -- bash "$0" "$@"
fi
unset MATRIX_NAMESPACE

# What the build (cc, bindgen) and the tests need beside PHP. netbase has
# /etc/protocols for getprotobyname(), libc6-dbg the symbols valgrind needs.
packages=(gcc make libc6-dev libclang-dev pkg-config git ca-certificates
    strace procps iproute2 netbase)
optional_packages=(valgrind libc6-dbg)

export LC_ALL=C.UTF-8 # which every chroot has, whatever the host's locale
system_path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

root_of() { echo "$dir/php-$1${arch:+-$arch}"; } # VERSION

# Its name in file names and for people.
name_of() { # VERSION | PATH
    if is_path "$1"; then
        "$1" -n -r 'echo PHP_VERSION, PHP_ZTS ? "-zts" : "", PHP_DEBUG ? "-debug" : "";'
    else
        echo "$1${arch:+-$arch}"
    fi
}

host_has() { # VERSION
    is_path "$1" && return
    [[ -z $arch && $(php-config --version 2>/dev/null) == "$1".* ]]
}

# The mirror that the host itself uses, if it is a Debian (or has its sources).
mirror() {
    local uri
    # shellcheck disable=SC2016 # apt-get expands it
    uri=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk '/^https?:.*\/debian\/?$/ && !found { print; found = 1 }') || true
    echo "${uri:-http://deb.debian.org/debian}"
}

# How the host reaches the network may change while a chroot is kept, so these
# files are copied at each use: names, and the certificates it trusts.
copy_network_files() { # ROOT
    local file
    for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt \
        "${SSL_CERT_FILE:-}" "${CARGO_HTTP_CAINFO:-}" "${GIT_SSL_CAINFO:-}"; do
        if [[ -f $file ]]; then install -D -m 644 "$file" "$1$file"; fi
    done
}

mount_system() { # ROOT
    local fs
    for fs in /proc /sys /dev; do # with what is beneath: /dev/shm, /dev/pts
        mountpoint -q "$1$fs" && continue
        mkdir -p "$1$fs"
        mount --rbind "$fs" "$1$fs"
    done
}

in_root() { # ROOT COMMAND...
    chroot "$1" /usr/bin/env TMPDIR=/tmp PATH="$system_path" "${@:2}"
}

setup() { # VERSION
    local version=$1 root new suite uri proxy="" release php=() name
    root=$(root_of "$version")
    new=$root.partial
    export DEBIAN_FRONTEND=noninteractive
    echo "PHP $version: setting up $root" >&3

    if ! command -v debootstrap; then
        apt-get update
        apt-get install -y --no-install-recommends debootstrap
    fi
    # Only sid has a Rust that is new enough, and the host's does not run there.
    case $version$arch in
        *[a-z]*) suite=sid packages+=(cargo rustc) ;;
        8.2) suite=bookworm ;;
        8.4) suite=trixie ;;
        8.[56]) suite=sid ;;
        *) die "Debian has no PHP $version to set up: it has 8.2, 8.4, 8.5 and 8.6" ;;
    esac
    uri=$(mirror)
    # debootstrap fetches with wget, which knows nothing of apt's proxy.
    eval "$(apt-config shell proxy Acquire::http::Proxy)"
    if [[ -n $proxy && $proxy != DIRECT ]]; then export http_proxy=$proxy; fi

    rm -rf --one-file-system "$new" # of a run that was interrupted
    debootstrap ${arch:+--arch="$arch"} --variant=minbase "$suite" "$new" "$uri"
    copy_network_files "$new"
    mount_system "$new"
    {
        # How the host's apt reaches its mirror holds for the chroot's, too.
        apt-config dump | grep -E '^Acquire::(https?::|ForceIPv|Retries|Check-)' || true
        # The mirror may be a dated copy.
        echo 'Acquire::Check-Valid-Until "false";'
        echo 'Acquire::Languages "none";'
        echo 'Acquire::Retries "3";'
    } >"$new/etc/apt/apt.conf.d/90matrix"
    if [[ $suite == sid ]]; then
        echo "deb $uri experimental main" >"$new/etc/apt/sources.list.d/experimental.list"
    fi
    in_root "$new" apt-get update

    # PHP's packages by exact version: apt takes nothing from experimental by
    # itself, and -t experimental would take everything from it.
    release=$(in_root "$new" apt-cache madison "php$version-cli" | awk 'NR == 1 { print $3 }')
    [[ -n $release ]] || die "no php$version-cli in Debian $suite at $uri"
    for name in cli common dev readline; do php+=("php$version-$name=$release"); done
    in_root "$new" apt-get install -y --no-install-recommends "${php[@]}" "${packages[@]}"
    for name in "${optional_packages[@]}"; do
        in_root "$new" apt-get install -y --no-install-recommends "$name" ||
            echo "PHP $version: no $name" >&3
    done
    in_root "$new" apt-get clean
    for name in pcntl posix sockets; do # that the tests cannot do without
        in_root "$new" php -m | grep -x "$name"
    done
    mv "$new" "$root" # only a complete chroot has its final name
}

# Runs the command in the chroot, or on the host if there is none for VERSION.
run() { # VERSION
    local version=$1 root cargo_home rustup_home sysroot cargo_bin path
    unset CARGO_NET_OFFLINE # a new version's build may need to fetch
    CARGO_TARGET_DIR=$src/target/matrix-$(name_of "$version")
    export CARGO_TARGET_DIR
    cd "$src"
    if host_has "$version"; then
        if is_path "$version"; then export PHP=$version; fi
        bash -c "$command" </dev/null
        return
    fi

    root=$(root_of "$version")
    cargo_home=${CARGO_HOME:-$HOME/.cargo}
    if [[ -n $arch ]]; then # the chroot's own Rust
        rustup_home="" sysroot="" cargo_bin=/usr/bin
    else
        rustup_home=$(rustup show home 2>/dev/null) || rustup_home=${RUSTUP_HOME:-}
        sysroot=$(rustc --print sysroot) # asked here: the tree may name its toolchain
        cargo_bin=$(dirname "$(command -v cargo)")
        [[ $sysroot != /usr ]] || die "a Rust that is a package of the host's cannot run in a chroot; use rustup's"
    fi

    # What they name on the host is elsewhere in a chroot.
    unset LIBCLANG_PATH LLVM_CONFIG_PATH CLANG_PATH PHP PHP_CONFIG
    copy_network_files "$root"
    # A test has mounts of its own, on a root that is one. With what a set-up just
    # before has mounted beneath: it would be covered otherwise.
    mountpoint -q "$root" || mount --rbind "$root" "$root"
    mount_system "$root"
    mount -t tmpfs tmpfs "$root/tmp" # no sockets or files of earlier runs
    for path in "$cargo_home" "$rustup_home" "$sysroot" "$cargo_bin" "$src"; do
        case $path in '' | /usr/bin | /usr/local/bin | /bin) continue ;; esac
        mkdir -p "$path" "$root$path"
        mount --rbind "$path" "$root$path"
    done
    # The sysroot's bin is for a cargo that lies beside the system's commands.
    in_root "$root" env --chdir="$src" CARGO_HOME="$cargo_home" ${rustup_home:+RUSTUP_HOME="$rustup_home"} \
        PATH="$cargo_bin:$sysroot/bin:$system_path" bash -c "$command" </dev/null
}

# Who sees a failure elsewhere than here, in a CI run, may not have the log.
why() { # LOG
    echo "What $1 says of failures, and its end:"
    grep -nE 'FAIL|[1-9][0-9]* failed' "$1" | tail -n 20 || true
    tail -n 40 "$1"
}

mkdir -p "$src/target"
[[ $EUID -ne 0 ]] || mkdir -p "$dir"
exec 3>&2 # progress of a set-up, which can take minutes, past the log
trap 'exit 130' INT # else the next version would begin
failed=0
for version in "${versions[@]}"; do
    name=$(name_of "$version")
    root=$(root_of "$version")
    log=target/matrix-$name.log
    # A plain subshell between set +e and set -e: as an operand of if, && or ||
    # it would go on after a command in it failed.
    set +e
    (
        set -e
        if ! host_has "$version"; then
            { # one set-up of a version at a time, should two of this script run
                flock 9
                if [[ ! -d $root ]]; then setup "$version"; fi
            } 9>"$root.lock"
        fi
        if [[ -z $setup_only ]]; then run "$version" 3>&-; fi
    ) >"$src/$log" 2>&1
    status=$?
    set -e

    counts=$(grep -oE '[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$src/$log" | tail -n 1) || true
    if [[ $status -eq 0 && -n $setup_only ]]; then
        counts=ready
    elif [[ $status -eq 0 && -n ${MATRIX_COMMAND:-} ]]; then
        counts=${counts:-done} # a command other than the tests need not count any
    fi
    if [[ $status -ne 0 || -z $counts || $counts =~ [1-9][0-9]*\ failed ]]; then
        why "$src/$log"
        echo "PHP $name: FAILED, see $log"
        failed=1
    else
        if is_path "$version"; then
            exact=$name
        elif host_has "$version"; then
            exact=$(php-config --version)
        else
            exact=$(in_root "$root" php-config --version)${arch:+ on $arch}
        fi
        echo "PHP $exact: $counts"
    fi
done
exit "$failed"

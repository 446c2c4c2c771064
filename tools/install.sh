#!/usr/bin/env bash
# Installs the built extension, and switches between it and the stock one:
#
#     tools/install.sh install|enable|disable|uninstall
#
# Each may be repeated, says what it did, and says why if it could not. Each is
# "make install" and so on; PHP and PHP_CONFIG choose the PHP. SAPI="cli fpm" names
# the kinds of Debian's PHP to switch (all). DESTDIR is put before every path that
# install and uninstall touch, for packages; nothing is switched there.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

NAME=sockets_rs
command=${1:-}
die() { printf 'make %s: %s\n' "$command" "$*" >&2; exit 1; }

# --- which PHP, and how it is configured ---

find_php() {
    local php_says config_says
    command -v "$PHP" >/dev/null || die "there is no PHP by the name of $PHP: set PHP, as in make $command PHP=php8.4"
    command -v "$PHP_CONFIG" >/dev/null ||
        die "there is no $PHP_CONFIG: install PHP's development files (php-dev), or set PHP_CONFIG"
    php_says=$("$PHP" -n -r 'echo PHP_VERSION;')
    config_says=$("$PHP_CONFIG" --version)
    [[ $php_says == "$config_says" ]] ||
        die "$PHP is PHP $php_says, but $PHP_CONFIG is of $config_says: set PHP and PHP_CONFIG to one and the same PHP"
    PHP_IS="PHP $php_says"
    MODULE=$("$PHP_CONFIG" --extension-dir)/$NAME.so

    # Debian's layout: one folder of available modules, and in each SAPI's own folder
    # links to those that are on. Another PHP on a Debian has nothing to do with it.
    VERSION="" AVAILABLE=""
    if [[ $("$PHP" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;') =~ ^/etc/php/([0-9.]+)/[^/]+/conf\.d$ ]]; then
        VERSION=${BASH_REMATCH[1]}
        AVAILABLE=/etc/php/$VERSION/mods-available
        # Where root's search path lacks it.
        PATH=$PATH:/usr/sbin
        command -v phpenmod >/dev/null || die "$PHP_IS is laid out as Debian's, but there is no phpenmod (package php-common)"
    fi
}

is_debian() { [[ -n $AVAILABLE ]]; }
is_compiled_in() { "$PHP" -n -m </dev/null 2>/dev/null | grep -x sockets >/dev/null; }

# Whether this PHP loads ours, as it is set up (its CLI, that is).
is_loaded() { "$PHP" --ri sockets </dev/null 2>/dev/null | grep "^Implementation => sockets-rs " >/dev/null; }

# Where settings load a module: FILE:LINE:TEXT.
lines_that_load() { # MODULE FILE...
    local files=("${@:2}")
    [[ ${#files[@]} -eq 0 ]] ||
        grep -snHE "^[[:space:]]*extension[[:space:]]*=[[:space:]]*\"?([^\"]*/)?$1(\.so)?\"?[[:space:]]*(;.*)?\$" "${files[@]}" || true
}

# The same, in what this PHP reads (its CLI, that is).
loaded_by() { # MODULE
    local files
    # shellcheck disable=SC2016 # PHP's variable
    mapfile -t files < <("$PHP" -r 'foreach (explode(",", php_ini_loaded_file() . "," . php_ini_scanned_files()) as $file)
        if (trim($file) !== "") echo trim($file), "\n";' </dev/null 2>/dev/null)
    lines_that_load "$1" "${files[@]}"
}

refuse_compiled_in() {
    if is_compiled_in; then
        die "$PHP_IS has its sockets extension compiled in ($PHP -n -m shows it), and no PHP takes a second one. \
It needs a PHP that was configured without --enable-sockets, or with --enable-sockets=shared."
    fi
}

# How the php.ini line has to read: a bare name is looked up in extension_dir.
ini_line() {
    if [[ $("$PHP" -r 'echo rtrim(ini_get("extension_dir"), "/");' </dev/null 2>/dev/null) == "$(dirname "$MODULE")" ]]; then
        say "extension=$NAME"
    else
        say "extension=$MODULE"
    fi
}

# --- files ---

# Whether files can be made in the folder, or in the nearest one that exists above it.
can_write() { # FOLDER
    local folder=$1
    until [[ -d $folder ]]; do folder=$(dirname "$folder"); done
    [[ -w $folder ]]
}

need_write() { # PATH...
    local path
    for path in "$@"; do
        can_write "$(dirname "$path")" || die "cannot write to $(dirname "$path"): run it as root (sudo make $command)"
    done
}

# What a package has put there is the package's own to take away.
refuse_packaged() {
    local owner
    owner=$(dpkg-query -S "$MODULE" 2>/dev/null) || return 0
    die "$MODULE belongs to the package ${owner%%:*}: apt-get remove ${owner%%:*}, then start again"
}

# Puts a file in place in one step: a PHP that runs keeps the file that it has mapped.
put() { # SOURCE PATH
    if cmp -s "$1" "$2"; then
        say "$2 is there already"
        return
    fi
    mkdir -p "$(dirname "$2")"
    install -m 644 "$1" "$2.new"
    mv -f "$2.new" "$2"
    say "$2 installed"
}

remove() { # PATH
    if [[ -e $1 ]]; then
        rm -f "$1"
        say "$1 removed"
    else
        say "$1 is not there"
    fi
}

# --- Debian's switches ---

# The SAPIs to switch, and what of a module's they have.
sapis() { if [[ -n ${SAPI:-} ]]; then say "$SAPI"; else phpquery -q -V >/dev/null && phpquery -v "$VERSION" -S; fi; }
is_available() { [[ -f $AVAILABLE/$1.ini ]]; }
is_on() { compgen -G "/etc/php/$VERSION/$1/conf.d/[0-9][0-9]-$2.ini" >/dev/null; } # SAPI MODULE

# Whether the module is what PHP has, as a folder of settings and one of modules' make it.
serves() { # MODULE FOLDER CONF.D
    local answer
    answer=$(PHP_INI_SCAN_DIR=$3 "$PHP" -c "$2" --ri sockets </dev/null 2>/dev/null) || return
    case $answer in
        *"Implementation => sockets-rs "*) [[ $1 == "$NAME" ]] ;;
        *) [[ $1 == sockets ]] ;;
    esac
}

# Why not to switch a SAPI; nothing if it would do. PHP's CLI loads what the others load.
obstacle() { # SAPI FROM TO
    local folder=/etc/php/$VERSION/$1 to_be files lines
    mapfile -t files < <(find "$folder/conf.d" -name '*.ini' ! -name "[0-9][0-9]-$2.ini")
    lines=$(lines_that_load "$2" "$folder/php.ini" "${files[@]}" | paste -sd ' ')
    if [[ -n $lines ]]; then
        say "settings of your own still load $2; take them out: $lines"
        return
    fi
    to_be=$(mktemp -d)
    cp -P "$folder"/conf.d/*.ini "$to_be" 2>/dev/null || true
    if [[ $2 == "$NAME" ]]; then rm -f "$to_be"/[0-9][0-9]-"$2".ini; fi
    # phpenmod leaves alone what has the name already.
    compgen -G "$to_be/[0-9][0-9]-$3.ini" >/dev/null || cp "$AVAILABLE/$3.ini" "$to_be/20-$3.ini"
    serves "$3" "$folder" "$to_be" || say "$AVAILABLE/$3.ini and the SAPI's other settings do not load $3"
    rm -rf "$to_be"
}

# Stock stays on beneath ours, which takes its place: it serves if ours does not load or is gone.
# Nothing is believed: phpenmod says nothing of a failure.
turn() { # SAPI ON
    local folder=/etc/php/$VERSION/$1
    phpenmod -v "$VERSION" -s "$1" "$2"
    is_on "$1" "$2" || return
    if [[ $2 != "$NAME" ]]; then
        phpdismod -v "$VERSION" -s "$1" "$NAME"
        ! is_on "$1" "$NAME" || return
    fi
    serves "$2" "$folder" "$folder/conf.d"
}

# Whether there is nothing to turn.
is_turned() { # SAPI ON
    local folder=/etc/php/$VERSION/$1
    is_on "$1" "$2" && serves "$2" "$folder" "$folder/conf.d" && { [[ $2 == "$NAME" ]] || ! is_on "$1" "$NAME"; }
}

# From one module to the other in each SAPI, or in none.
switch() { # FROM TO
    local sapi back why begun=() restart=""
    for sapi in $(sapis); do
        [[ -d /etc/php/$VERSION/$sapi/conf.d ]] || die "PHP $VERSION has no SAPI by the name of $sapi: $(phpquery -v "$VERSION" -S | paste -sd ' ')"
        need_write "/etc/php/$VERSION/$sapi/conf.d/." "/var/lib/php/modules/$VERSION/."
        why=$(obstacle "$sapi" "$1" "$2")
        [[ -z $why ]] || die "PHP $VERSION $sapi: nothing was changed: $why"
    done
    for sapi in $(sapis); do
        if is_turned "$sapi" "$2"; then
            say "PHP $VERSION $sapi: $2 serves already"
            continue
        fi
        begun+=("$sapi")
        if ! turn "$sapi" "$2"; then
            for back in "${begun[@]}"; do
                if [[ $1 == "$NAME" ]]; then phpenmod -v "$VERSION" -s "$back" "$NAME"; else phpdismod -v "$VERSION" -s "$back" "$NAME"; fi
            done
            die "phpenmod and phpdismod did not switch PHP $VERSION $sapi from $1 to $2; back to $1: ${begun[*]}"
        fi
        say "PHP $VERSION $sapi: $2 serves, in place of $1"
        restart=1
    done
    if [[ -n $restart ]]; then say "Restart what keeps PHP running (php$VERSION-fpm, apache2, your workers), if anything does."; fi
}

# Elsewhere the settings are the user's own: what to change in them.
by_hand() { # FROM TO-LINE
    local line
    say "$PHP_IS has no phpenmod, so its settings are yours to change:"
    while read -r line; do
        if [[ -z $line ]]; then continue; fi
        if [[ $1 == "$NAME" ]]; then say "  take out  $line"; else say "  below     $line"; fi
    done < <(loaded_by "$1")
    if [[ -n $2 ]]; then
        say "  put in    $2"
        say "Its php.ini: $("$PHP" -r 'echo php_ini_loaded_file() ?: PHP_CONFIG_FILE_PATH . "/php.ini (not there yet)";' </dev/null 2>/dev/null)"
        if command -v docker-php-ext-enable >/dev/null; then say "In PHP's official images: docker-php-ext-enable ${2#extension=}"; fi
    fi
    die "nothing was changed"
}

# --- the four commands ---

install_extension() {
    local loads
    [[ -f $EXTENSION ]] || die "$EXTENSION is not built yet: run make build first (as yourself)"
    if ! is_compiled_in; then
        loads=$("$PHP" -n -d extension="$EXTENSION" -r 'echo extension_loaded("sockets") ? "yes" : "no";' </dev/null 2>&1) || true
        [[ $loads == yes ]] || die "$EXTENSION does not load into $PHP_IS; was it built for another? Remove it and run make build. ${loads%no}"
    fi
    [[ -n $DESTDIR ]] || refuse_packaged
    need_write "$DESTDIR$MODULE"
    if is_debian; then need_write "$DESTDIR$AVAILABLE/$NAME.ini"; fi

    put "$EXTENSION" "$DESTDIR$MODULE"
    if is_debian; then
        put tools/sockets_rs.ini "$DESTDIR$AVAILABLE/$NAME.ini"
    fi

    if is_compiled_in; then
        say "But $PHP_IS has its sockets extension compiled in ($PHP -n -m shows it) and can load no second one."
    elif [[ -n $DESTDIR ]]; then
        say "The switch is the package's own to make: phpenmod $NAME, or a php.ini with extension=$NAME"
    elif is_loaded; then
        say "$PHP_IS loads it. Restart what keeps PHP running, if anything does."
    elif is_debian; then
        say "To switch $PHP_IS from the stock extension to this one, as root: make enable"
    else
        say "To load it, put this into $PHP_IS's settings, below the stock extension's line if there is one:"
        ini_line
    fi
}

enable() {
    [[ -z $DESTDIR ]] || die "switches the PHP of this system only; with DESTDIR it is the package's own to make"
    refuse_compiled_in
    [[ -f $MODULE ]] || die "$MODULE is not there: run make install first"
    "$PHP" -n -d extension="$MODULE" -r 'exit((int) !extension_loaded("sockets"));' </dev/null >&2 ||
        die "$MODULE does not load into $PHP_IS: run make build and make install for it"
    if is_debian; then
        is_available "$NAME" || die "$AVAILABLE/$NAME.ini is not there: run make install first"
        switch sockets "$NAME"
    elif is_loaded; then
        say "$PHP_IS loads it already"
    else
        by_hand sockets "$(ini_line)"
    fi
}

disable() {
    local stock=""
    [[ -z $DESTDIR ]] || die "switches the PHP of this system only; with DESTDIR it is the package's own to make"
    if is_debian; then
        is_available sockets || die "this PHP has no stock sockets extension to go back to ($AVAILABLE/sockets.ini is not there); \
to have none at all: phpdismod -v $VERSION $NAME"
        switch "$NAME" sockets
    elif [[ -z $(loaded_by "$NAME") ]]; then
        say "$PHP_IS does not load it"
    else
        if has_stock && [[ -z $(loaded_by sockets) ]] && ! is_compiled_in; then stock=extension=sockets; fi
        by_hand "$NAME" "$stock"
    fi
}

uninstall() {
    local sapi lines on=""
    [[ -n $DESTDIR ]] || refuse_packaged
    need_write "$DESTDIR$MODULE"
    if is_debian; then need_write "$DESTDIR$AVAILABLE/$NAME.ini"; fi
    if [[ -z $DESTDIR ]] && is_debian; then
        lines=$(lines_that_load "$NAME" "/etc/php/$VERSION"/*/{php.ini,conf.d/*.ini} |
            awk -v link="-$NAME.ini:" '!index($0, link)' | paste -sd ' ')
        [[ -z $lines ]] || die "settings of your own load it; take them out first: $lines"
        SAPI="" # all of them
        for sapi in $(sapis); do
            if is_on "$sapi" "$NAME"; then on+=" $sapi"; fi
        done
        SAPI=${on# }
        if [[ -n $SAPI ]] && is_available sockets; then switch "$NAME" sockets; fi
        SAPI=""
        for sapi in $(sapis); do # -p: its records, too
            phpdismod -p -v "$VERSION" -s "$sapi" "$NAME"
        done
    elif [[ -z $DESTDIR && -n $(loaded_by "$NAME") ]]; then
        disable # says what to change, and ends this
    fi
    remove "$DESTDIR$MODULE"
    if is_debian; then remove "$DESTDIR$AVAILABLE/$NAME.ini"; fi
}

DESTDIR=${DESTDIR:-}
DESTDIR=${DESTDIR%/}
find_php
case $command in
    install) install_extension ;;
    enable | disable | uninstall) "$command" ;;
    *) die "usage: tools/install.sh install|enable|disable|uninstall" ;;
esac

#!/usr/bin/env bash
# Tests a package: tools/deb-test.sh FILE.deb, as root. It installs and removes packages,
# so it is for a fresh system that nobody needs: a container, a chroot. The last line counts.
# shellcheck disable=SC2317 # what try calls is reached
set -euo pipefail
deb=$(realpath "${1:?usage: tools/deb-test.sh FILE.deb}")
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=tools/steps.sh
source tools/steps.sh
export DEBIAN_FRONTEND=noninteractive

package=$(dpkg-deb -f "$deb" Package)
version=${package#php}
version=${version%%-*}
php=php$version
get() { apt-get install -y -q --no-install-recommends "$@"; }
loaded() { "$php" -r 'echo extension_loaded("sockets_rs") ? "ours" : (extension_loaded("sockets") ? "stock" : "none"), ".";'; }
on() { cd "/etc/php/$version" && printf '%s ' */conf.d/*-sockets*.ini; }
cli=cli/conf.d/20-sockets fpm=fpm/conf.d/20-sockets
both="$cli.ini ${cli}_rs.ini $fpm.ini ${fpm}_rs.ini "

try "PHP" 0 get "$php-cli" -- ""
try "stock before" 0 loaded -- "stock."
try "install" 0 get "$deb" -- "Setting up $package"
try "ours is on" 0 loaded -- "ours."
try "and stock beneath" 0 on -- "$cli.ini ${cli}_rs.ini "
try "it says who it is" 0 "$php" --ri sockets -- "Implementation => sockets-rs $(dpkg-deb -f "$deb" Version)"
try "PHP says nothing else" 1 grep . <("$php" -r '' 2>&1) -- ""
try "PHP's packages once more" 0 get --reinstall "$php-common" "$php-cli" -- "Setting up $php-common"
try "ours stays" 0 loaded -- "ours."
try "a SAPI that comes later" 0 get "$php-fpm" -- "Setting up $php-fpm"
try "has ours" 0 on -- "$both"
try "the package once more" 0 dpkg -i "$deb" -- "Processing triggers for $php-fpm"
try "changes nothing" 0 on -- "$both"
phpdismod -v "$version" -s cli sockets_rs
try "a SAPI that its administrator has switched back" 0 dpkg -i "$deb" -- "Setting up $package"
try "keeps stock" 0 on -- "$cli.ini $fpm.ini ${fpm}_rs.ini "
phpenmod -v "$version" -s cli sockets_rs
try "remove" 0 dpkg -r "$package" -- "Processing triggers for $php-fpm"
try "stock again" 0 loaded -- "stock."
try "everywhere" 0 on -- "$cli.ini $fpm.ini "
try "install once more" 0 dpkg -i "$deb" -- "Setting up $package"
try "ours again" 0 on -- "$both"
try "purge" 0 dpkg -P "$package" -- "Purging configuration files for $package"
try "stock after that" 0 on -- "$cli.ini $fpm.ini "
try "nothing is left" 1 grep . <(find /etc/php /var/lib/php/modules /usr/lib/php -name '*sockets_rs*') -- ""
: >"/etc/php/$version/mods-available/sockets_rs.ini"
try "install over an empty file of its settings" 0 dpkg -i "$deb" -- "Setting up $package"
try "ours all the same" 0 loaded -- "ours."
dpkg -P "$package" >/dev/null
: >"/etc/php/$version/cli/conf.d/20-sockets_rs.ini"
try "install where a file has the link's name" 0 dpkg -i "$deb" -- "Setting up $package"
try "sockets all the same" 0 loaded -- "stock."
finish deb

#!/bin/sh
# Install the Debian packages of system-packages.txt.
#
#   tools/system.sh install   install what is missing (root or sudo); `make system`
#   tools/system.sh offer     the same where the user is root, else nothing; `make test`
#
# It is a shell script because it may have to install Python.
set -eu
CDPATH= cd -- "$(dirname -- "$0")/.."

on_debian() {
    # shellcheck source=/dev/null
    [ -r /etc/os-release ] && (. /etc/os-release && [ "${ID:-}" = debian ]) && command -v apt-get >/dev/null
}

wanted() {
    sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' system-packages.txt
}

missing() {
    for package in $(wanted); do
        dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q ' installed$' || printf '%s ' "$package"
    done
}

# install COMMAND-PREFIX PACKAGE... : the prefix of apt-get is "sudo" or empty
install() {
    prefix=$1
    shift
    export DEBIAN_FRONTEND=noninteractive
    $prefix apt-get update -qq && $prefix apt-get install --quiet --yes --no-install-recommends "$@"
}

case "${1:-}" in
install)
    if ! on_debian; then
        echo "make system: this is not Debian. Install by hand what goes by these names there:" $(wanted) >&2
        exit 1
    fi
    packages=$(missing)
    if [ -z "$packages" ]; then
        echo "make system: every package in system-packages.txt is installed."
        exit 0
    fi
    if [ "$(id -u)" -eq 0 ]; then
        prefix=
    elif command -v sudo >/dev/null; then
        prefix=sudo
    else
        echo "make system: only root can install packages. As root, run: apt-get install ${packages% }" >&2
        exit 1
    fi
    echo "make system: installing ${packages% }"
    # shellcheck disable=SC2086  # one word a package
    install "$prefix" $packages || {
        echo "make system: apt-get could not install them; its own words are above." >&2
        exit 1
    }
    ;;
offer)
    on_debian && [ "$(id -u)" -eq 0 ] || exit 0
    packages=$(missing)
    [ -n "$packages" ] || exit 0
    echo "make test: some system packages are missing, so it runs 'make system' first: ${packages% }"
    # shellcheck disable=SC2086
    install "" $packages || echo "make test: they could not be installed; tests that need them are skipped." >&2
    ;;
*)
    echo "usage: tools/system.sh install|offer" >&2
    exit 2
    ;;
esac

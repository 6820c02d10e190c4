# shellcheck shell=bash
# What scripts/* and .ci/run share: words to the user, places, locks.  Sourced, never run.
# Promise: sourcing has no side effect but the variables and functions below; `set -euo pipefail` is the caller's.
#
# DAXSCOPE_ROOT   the project
# DAXSCOPE_CACHE  tool tree, compiler cache, downloaded packages; may be deleted at any time
# DAXSCOPE_ENV    set it to `native` or `tree` to overrule the choice that environment.sh makes

DAXSCOPE_ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
# Some CI systems and `env -i` leave it unset.
export HOME=${HOME:-$(getent passwd "$EUID" | cut -d: -f6)}
# shellcheck disable=SC2034 # used by those who source this
DAXSCOPE_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/daxscope

# Messages go to stderr: stdout belongs to the program that is started in the end.
say() { printf 'daxscope: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
# 2: the user has to do something first (install packages, become root).
refuse() { say "$*"; exit 2; }

is_root() { [[ $EUID -eq 0 ]]; }
have() { command -v "$1" >/dev/null 2>&1; }

# with_lock FILE FUNCTION [ARG...]: one at a time over all processes; says so when it has to wait.
with_lock() {
    local file=$1 status=0
    shift
    mkdir -p -- "$(dirname -- "$file")"
    exec 9>"$file"
    if ! flock -n 9; then
        say "another set-up is running; waiting for it"
        flock 9
    fi
    "$@" || status=$?
    exec 9>&-
    return "$status"
}

# packages_of DISTRIBUTION SECTION...: the names in those sections of scripts/packages/DISTRIBUTION, one a line.
packages_of() {
    local file=$DAXSCOPE_ROOT/scripts/packages/$1 line current=
    shift
    while IFS= read -r line; do
        case $line in
            '' | '#'*) ;;
            '['*']') current=${line:1:-1} ;;
            *) [[ " $* " == *" $current "* ]] && printf '%s\n' "$line" ;;
        esac
    done <"$file"
    return 0
}

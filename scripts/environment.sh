# shellcheck shell=bash
# Where Daxscope is built: `native`, with the packages of this system, or `tree`, inside the tool tree.
# Sourced after lib.sh and tree.sh.
#
# environment_ready SECTION...    chooses, sets up what is missing of those sections of scripts/packages/*, and sets
#                                 ENVIRONMENT.  Ends the script with a reason if it cannot.  Fast when all is there.
# environment_enter SCRIPT ARG... starts SCRIPT again inside the tree, if that was chosen and this is not inside yet

# DAXSCOPE_INSIDE is set by environment_enter only: the choice is made, and made once.
environment_ready() {
    ENVIRONMENT=${DAXSCOPE_INSIDE:-${DAXSCOPE_ENV:-}}
    if [[ -z $ENVIRONMENT ]]; then
        ENVIRONMENT=tree
        if [[ -n $(native_family) ]] || native_libraries; then ENVIRONMENT=native; fi
    fi
    mkdir -p -- "$DAXSCOPE_CACHE"
    case ${DAXSCOPE_INSIDE:-$ENVIRONMENT} in
        native) native_ready "$@" ;;
        tree) [[ -n ${DAXSCOPE_INSIDE:-} ]] || tree_ready ;;
        *) refuse "DAXSCOPE_ENV is '$ENVIRONMENT', but only native and tree exist" ;;
    esac
    # The compiler's cache survives a new clone: paths below the project are hashed relative to it.
    export CCACHE_DIR=$DAXSCOPE_CACHE/ccache CCACHE_MAXSIZE=3G CCACHE_BASEDIR=$DAXSCOPE_ROOT CCACHE_NOHASHDIR=1
}

environment_enter() {
    [[ $ENVIRONMENT == tree && -z ${DAXSCOPE_INSIDE:-} ]] || return 0
    export DAXSCOPE_INSIDE=tree
    tree_run "$@"
}

# The family of package names if this distribution has all that is needed, else nothing.
native_family() (
    ID='' ID_LIKE='' VERSION_ID=''
    # shellcheck disable=SC1091 # the system's own
    [[ ! -r /etc/os-release ]] || source /etc/os-release
    # Testing and rolling releases have no VERSION_ID.
    version=${VERSION_ID:-9999}
    case $ID in
        debian) ((${version%%.*} >= 13)) && echo debian ;;
        ubuntu) ((10#${version/./} >= 2504)) && echo debian ;;
        fedora) ((${version%%.*} >= 41)) && echo fedora ;;
        *) [[ $ID == arch || " $ID_LIKE " == *' arch '* ]] && echo arch ;;
    esac
    exit 0
)

# On any other system: is everything there already, from wherever?
native_libraries() {
    have g++ && have cmake && have ninja && have pkg-config || return 1
    (($(g++ -dumpversion | cut -d. -f1) >= 14)) || return 1
    pkg-config --exists 'Qt6Widgets >= 6.8' 'Qt6Svg >= 6.8' libpmem2 libisal libxxhash libsodium libzstd zlib || return 1
    compgen -G '/usr/lib*/cmake/KF6SyntaxHighlighting' >/dev/null ||
        compgen -G '/usr/lib/*/cmake/KF6SyntaxHighlighting' >/dev/null
}

native_ready() {
    local family stamp database missing
    family=$(native_family)
    [[ -n $family ]] || return 0 # native_libraries has looked, or DAXSCOPE_ENV=native says so
    case $family in
        debian) database=/var/lib/dpkg/status ;;
        fedora) database=/usr/lib/sysimage/rpm ;;
        arch) database=/var/lib/pacman/local ;;
    esac
    # Asking the package manager takes longer than a build without work: ask again only when its records changed.
    stamp=$DAXSCOPE_CACHE/native-$(packages_of "$family" "$@" | sha256sum | cut -c1-12)
    [[ -e $stamp && ! $database -nt $stamp ]] && return 0
    missing=$(native_missing "$family" "$@")
    [[ -z $missing ]] || with_lock "$DAXSCOPE_CACHE/native.lock" native_install "$family" "$missing"
    touch -- "$stamp"
}

native_missing() {
    local family=$1 wanted
    shift
    mapfile -t wanted < <(packages_of "$family" "$@")
    case $family in
        debian)
            comm -23 <(printf '%s\n' "${wanted[@]}" | sort) \
                <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
                    sed -n 's/^installed //p' | sort -u)
            ;;
        fedora) rpm -q --whatprovides "${wanted[@]}" 2>/dev/null | sed -n 's/^no package provides //p' ;;
        arch) pacman -T "${wanted[@]}" || true ;;
    esac
}

native_install() {
    local family=$1 missing sudo=() command log=$DAXSCOPE_CACHE/native.log
    mapfile -t missing <<<"$2"
    case $family in
        debian) command=(apt-get install --no-install-recommends --yes) ;;
        fedora) command=(dnf install --setopt=install_weak_deps=False --assumeyes) ;;
        arch) command=(pacman -S --needed --noconfirm) ;;
    esac
    command+=("${missing[@]}")
    if ! is_root; then
        have sudo || refuse "packages are missing; as root, run: ${command[*]}"
        sudo=(sudo)
        # Without a terminal nobody can type a password.
        [[ -t 0 ]] || sudo -n true 2>/dev/null || refuse "packages are missing; run: sudo ${command[*]}"
        say "packages are missing; sudo may ask for your password"
        sudo -v || refuse "packages are missing; as root, run: ${command[*]}"
    fi
    say "will install ${#missing[@]} packages and what they need on this system:"
    say "  ${sudo[*]:+sudo }${command[*]}"
    if [[ $family == debian ]]; then
        say "reading the package lists"
        "${sudo[@]}" apt-get -qq update >"$log" 2>&1 || true
        "${command[@]}" --simulate 2>/dev/null | awk '/^Inst /{n++} END{printf "daxscope: %d packages in all\n", n}' >&2
        command=(env DEBIAN_FRONTEND=noninteractive "${command[@]}")
    fi
    "${sudo[@]}" "${command[@]}" >"$log" 2>&1 &
    tree_watch $! "$log"
    wait $! || native_explain "$log"
    say "packages installed"
}

native_explain() {
    say "the package manager failed; the last lines of $1:"
    tail -n 8 -- "$1" >&2
    fail "check the network and its proxy; DAXSCOPE_ENV=tree uses a Debian 13 of its own instead"
}

# shellcheck shell=bash
# The tool tree: a Debian 13 in the user's cache, for machines whose own distribution is too old.  Sourced after lib.sh.
#
# tree_ready        builds the tree if it is missing; returns with it complete, or ends the script
# tree_run CMD...   replaces this process by CMD inside the tree, in the same working directory
#
# The tree holds programs and libraries only.  It is built beside its place and renamed when complete, so what is in
# place is whole; its name carries a hash of the package list, so a new list never meets an old tree.

TREE_SUITE=trixie
# Raise when the recipe below changes what ends up in the tree.
TREE_RECIPE=1
# Measured on amd64 (du -sh; sum of the .deb files).  For the announcement only.
TREE_SIZE="1.7 GB"
TREE_DOWNLOAD="430 MB"

tree_packages() { packages_of debian build test check; }

tree_place() {
    local key
    key=$({ echo "$TREE_SUITE $TREE_RECIPE"; tree_packages; } | sha256sum)
    printf '%s/tree-%s\n' "$DAXSCOPE_CACHE" "${key:0:12}"
}

# The tools that make and enter the tree come from the host, and so do the keys that trixie is signed with (Debian 12
# has them since a point release; without them apt would rightly refuse).
tree_missing_host_tools() {
    have mmdebstrap || echo mmdebstrap
    have bwrap || echo bubblewrap
    compgen -G "/usr/share/keyrings/debian-archive-$TREE_SUITE-stable.*" >/dev/null || echo debian-archive-keyring
    is_root || have newuidmap || echo uidmap
}

tree_host_tools() {
    local missing log=$DAXSCOPE_CACHE/host-tools.log
    mapfile -t missing < <(tree_missing_host_tools)
    ((${#missing[@]})) || return 0
    have apt-get || refuse "needs ${missing[*]}; install them with your package manager, then start again"
    is_root || refuse "some tools are missing; as root, run: apt-get install ${missing[*]}"
    say "will install ${missing[*]} on this system (they make and enter the tool tree)"
    # A foreign source that cannot be read is no reason to stop; what is really missing shows in the next step.
    apt-get -qq update >"$log" 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "${missing[@]}" >>"$log" 2>&1 ||
        fail "could not install ${missing[*]}: is the network up? $(tail -n 1 -- "$log")"
    mapfile -t missing < <(tree_missing_host_tools)
    ((${#missing[@]} == 0)) || fail "this system's ${missing[*]} is too old to make a Debian $TREE_SUITE"
    rm -f -- "$log"
}

# The host's own Debian mirror, or nothing (mmdebstrap then takes its default).
tree_mirror() {
    have apt-get || return 0
    # shellcheck disable=SC2016 # apt's own $(...)
    apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' 2>/dev/null |
        awk '$1 ~ /\/debian\/?$/ && $2 !~ /security|updates|backports/ && !n++ { print $1 }'
}

tree_proxy_options() {
    have apt-config || return 0
    local scheme value
    for scheme in http https; do
        value=$(apt-config dump "Acquire::$scheme::Proxy" --format '%v' 2>/dev/null || true)
        [[ -z $value ]] || printf -- '--aptopt=Acquire::%s::Proxy "%s"\n' "$scheme" "$value"
    done
}

# tree_watch PID LOG: says what the set-up is doing until it ends; in place on a terminal, else one line per stage.
tree_watch() {
    local pid=$1 log=$2 started=$SECONDS stage last='' got
    while kill -0 "$pid" 2>/dev/null; do
        got=$(grep -c -E '^Get:' "$log" 2>/dev/null || true)
        stage="downloading ($got files)"
        got=$(grep -c -E '^Unpacking ' "$log" 2>/dev/null || true)
        ((got > 90)) && stage="unpacking ($got packages)"
        got=$(grep -c -E '^Setting up ' "$log" 2>/dev/null || true)
        ((got > 90)) && stage="setting up ($got packages)"
        if [[ -t 2 ]]; then
            printf '\r\033[Kdaxscope: %s, %d s' "$stage" "$((SECONDS - started))" >&2
        elif [[ ${stage%% *} != "${last%% *}" ]]; then
            say "${stage%% (*}"
        fi
        last=$stage
        sleep 0.5
    done
    [[ ! -t 2 ]] || printf '\r\033[K' >&2
}

# tree_bootstrap TARGET LOG PACKAGES(comma separated): a Debian tree in the directory TARGET.  Start it with `&`: it
# becomes mmdebstrap, leading a process group of its own.
tree_bootstrap() {
    local options target=$1 log=$2 packages=$3 mirror proxies debs=$DAXSCOPE_CACHE/debs
    mirror=$(tree_mirror)
    mapfile -t proxies < <(tree_proxy_options)
    options=(
        --verbose --variant=minbase
        --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"'
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*'
        --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/locale/*'
        --dpkgopt='path-exclude=/usr/share/lintian/*'
        "${proxies[@]}"
    )
    [[ -z $packages ]] || options+=("--include=$packages")
    # CI makes a second Debian from the same packages: keep the files, fetch once.
    if [[ -n ${CI:-} ]]; then
        mkdir -p -- "$debs"
        # shellcheck disable=SC2016 # $1 is mmdebstrap's
        options+=(
            "--skip=download/empty,essential/unlink,cleanup/apt/cache"
            --setup-hook='mkdir -p "$1/var/cache/apt/archives"'
            "--setup-hook=sync-in '$debs' /var/cache/apt/archives"
            "--customize-hook=sync-out /var/cache/apt/archives '$debs'"
            --customize-hook='rm -rf "$1/var/cache/apt/archives"/*.deb'
        )
    fi
    if is_root; then
        exec setsid mmdebstrap --mode=root --format=directory "${options[@]}" "$TREE_SUITE" "$target" \
            ${mirror:+"$mirror"} >"$log" 2>&1
    fi
    # Unpacked by the user, so that the files are the user's, who can delete them again; bwrap has its own /dev.
    mkdir -p -- "$target"
    # shellcheck disable=SC2016 # the inner shell's
    exec setsid bash -c 'set -o pipefail; target=$1; shift; mmdebstrap "$@" | tar -x -C "$target" --exclude="./dev/*"' - \
        "$target" --mode=unshare --format=tar "${options[@]}" "$TREE_SUITE" - ${mirror:+"$mirror"} 2>"$log"
}

tree_build() {
    local place=$1 beside=$1.building log=$1.log packages count pid
    [[ -d $place ]] && return 0 # someone else finished it while this process waited for the lock
    tree_host_tools
    packages=$(tree_packages)
    count=$(wc -l <<<"$packages")
    say "this system lacks Qt 6.8, KDE Frameworks 6 or libpmem2; will set up Debian 13 tools of Daxscope's own:"
    say "  $count packages and what they need, about $TREE_DOWNLOAD to download and $TREE_SIZE on disk, in"
    say "  $place  (delete it at any time; nothing else of this system changes)"
    # The lock is held: whatever lies beside the place was left by a set-up that was killed.
    rm -rf --one-file-system -- "$beside"
    : >"$log" # of an earlier attempt
    tree_bootstrap "$beside" "$log" "${packages//$'\n'/,}" &
    pid=$!
    # shellcheck disable=SC2064 # the values as they are now
    trap "tree_abandon $pid '$beside'" EXIT
    trap 'say "interrupted"; exit 130' INT TERM HUP
    tree_watch "$pid" "$log"
    wait "$pid" || tree_explain "$log"
    # Files that bwrap binds over must exist.
    touch "$beside/etc/resolv.conf" && mv -T -- "$beside" "$place" || fail "could not put the tools into $place"
    rm -f -- "$log"
    trap - EXIT INT TERM HUP
    # Trees of older package lists that nothing has used for a month.
    find "$DAXSCOPE_CACHE" -maxdepth 1 -type d -name 'tree-*' -mtime +30 -exec rm -rf --one-file-system -- {} +
    say "tools ready"
}

# Nothing half stays behind: the whole process group first (it would go on writing), then the folder.
tree_abandon() {
    kill -TERM -- "-$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
    rm -rf --one-file-system -- "$2"
}

# Ends the script with the most likely reason in words.
tree_explain() {
    if grep -q -i -E 'could not resolve|temporary failure|unable to connect|connection (refused|timed out)|failed to fetch' "$1"; then
        fail "the Debian mirror cannot be reached: check the network or apt's proxy, then start again (log: $1)"
    elif grep -q -i 'no space left' "$1"; then
        fail "the disk is full: the tools need $TREE_SIZE in $DAXSCOPE_CACHE (XDG_CACHE_HOME moves it)"
    fi
    say "setting up the tools failed; the last lines of $1:"
    tail -n 8 -- "$1" >&2
    exit 1
}

tree_ready() {
    TREE=$(tree_place)
    [[ -d $TREE ]] || with_lock "$DAXSCOPE_CACHE/tree.lock" tree_build "$TREE"
    have bwrap || tree_host_tools
    # When it was last used.
    touch -c -- "$TREE"
}

tree_run() {
    local binds=() path real zone bound=()
    # Every place of the host that is not the system's own appears under its own name, so any file that the user can
    # name outside can be opened inside, and paths in messages are true.
    for path in /*; do
        case $path in
            /bin | /sbin | /lib* | /usr | /etc | /var | /dev | /proc | /sys | /run | /boot | /lost+found) continue ;;
        esac
        if [[ -L $path ]]; then
            binds+=(--symlink "$(readlink -- "$path")" "$path")
        elif [[ -d $path ]]; then
            binds+=(--bind "$path" "$path")
            bound+=("$path")
        fi
    done
    # These may lie elsewhere (/var/tmp, /run/media, a home below /var).
    for path in /var/tmp /run/user /run/media /run/dbus /run/udev "$HOME" "$DAXSCOPE_ROOT" "$DAXSCOPE_CACHE" "$PWD" \
        "${TMPDIR:-}" "${XDG_RUNTIME_DIR:-}"; do
        [[ -n $path && -d $path ]] || continue
        real=$(realpath -- "$path")
        tree_covered "$real" "${bound[@]}" && continue
        binds+=(--bind "$real" "$real")
        bound+=("$real")
        [[ $real == "$path" ]] || binds+=(--symlink "$real" "$path")
    done
    for path in /etc/resolv.conf /etc/hosts /etc/passwd /etc/group; do
        [[ -e $path && -e $TREE$path ]] && binds+=(--ro-bind "$path" "$path")
    done
    # Mounting is root's business; without root, capabilities would only confuse the programs inside.
    is_root && binds+=(--cap-add ALL)
    # The tree knows no other locale; LANGUAGE still says which translation is wanted.
    if [[ ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} != C.UTF-8 ]]; then
        export LANGUAGE=${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} LC_ALL=C.UTF-8
    fi
    zone=$(realpath -m /etc/localtime)
    [[ $zone != /usr/share/zoneinfo/* || -n ${TZ:-} ]] || export TZ=${zone#/usr/share/zoneinfo/}
    # Tools and libraries of the host must not be found inside.
    unset LD_LIBRARY_PATH LD_PRELOAD LIBRARY_PATH CPATH C_INCLUDE_PATH CPLUS_INCLUDE_PATH PKG_CONFIG_PATH \
        CMAKE_PREFIX_PATH QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH QML2_IMPORT_PATH PYTHONPATH PYTHONHOME CC CXX
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        exec bwrap --tmpfs / \
        --ro-bind "$TREE/usr" /usr --ro-bind "$TREE/etc" /etc \
        --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
        --tmpfs /run --tmpfs /var --ro-bind "$TREE/var/lib/dpkg" /var/lib/dpkg \
        --ro-bind "$TREE/var/cache/fontconfig" /var/cache/fontconfig --symlink /run /var/run \
        --dev-bind /dev /dev --proc /proc --bind /sys /sys \
        "${binds[@]}" --chdir "$PWD" -- "$@"
}

# tree_covered PATH DIR...: PATH lies in one of the directories.
tree_covered() {
    local path=$1 dir
    shift
    for dir; do
        [[ $path == "$dir" || $path == "$dir"/* ]] && return 0
    done
    return 1
}

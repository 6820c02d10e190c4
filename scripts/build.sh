# shellcheck shell=bash
# Configuring and building.  Sourced after environment.sh, called inside the environment.
#
# build PRESET [-Dname=value...] -- [TARGET...]   sets BUILD to the folder; ends the script if the build fails
#
# One folder per environment and preset: native and tree have different compilers and libraries.

build() {
    local preset=$1 words=()
    shift
    while [[ ${1:---} != -- ]]; do
        words+=("$1")
        shift
    done
    shift || true
    BUILD=$DAXSCOPE_ROOT/build/$ENVIRONMENT-$preset
    # Two builds in one folder would spoil each other.
    with_lock "$BUILD.lock" build_locked "$preset" "${words[*]}" "$@"
}

build_locked() {
    local preset=$1 arguments=$2 log=$BUILD/configure.log
    shift 2
    # When a CMakeLists.txt changes, ninja configures again by itself.  Without arguments what was set before stays.
    if [[ ! -e $BUILD/build.ninja || $DAXSCOPE_ROOT/CMakePresets.json -nt $BUILD/arguments ||
        (-n $arguments && $(cat "$BUILD/arguments" 2>/dev/null) != "$arguments") ]]; then
        mkdir -p -- "$BUILD"
        say "configuring $preset ($ENVIRONMENT)"
        # shellcheck disable=SC2086 # -Dname=value words without blanks
        if ! (cd -- "$DAXSCOPE_ROOT" && cmake --preset "$preset" -B "$BUILD" $arguments) >"$log" 2>&1; then
            grep -A 12 -E 'CMake Error' "$log" >&2 || tail -n 20 "$log" >&2
            fail "CMake failed; all it said is in $log"
        fi
        echo "$arguments" >"$BUILD/arguments"
    fi
    if [[ -t 2 ]]; then
        NINJA_STATUS='[%f/%t] ' ninja -C "$BUILD" "$@" >&2 || fail "the build failed"
    else
        [[ -e $BUILD/.ninja_log ]] || say "building, for the first time"
        # Only what goes wrong is worth a line in a log ("-- " starts CMake's remarks when it runs again).
        ninja --quiet -C "$BUILD" "$@" 2>&1 | sed '/^-- /d' >&2 || fail "the build failed"
    fi
}

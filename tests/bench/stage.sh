# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# For scripts that run tshark: a folder with two homes, one with the plugin and one without, and a way to run a command
# in them. Wireshark ignores personal plugins in silence when root runs it, so root becomes another user for that.

# make_stage PLUGIN: sets $stage, which goes when the script ends.
make_stage() {
    stage=$(mktemp -d "${TMPDIR:-/tmp}/icewarn-stage-XXXXXX")
    trap 'rm -rf "$stage"' EXIT
    trap 'exit 130' INT TERM
    version=$(tshark --version 2>/dev/null | sed -n '1s/[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
    plugins=$stage/with/.local/lib/wireshark/plugins/$version/epan
    mkdir -p "$plugins" "$stage/without" "$stage/files" "$stage/out"
    cp "$1" "$plugins/icewarn.so"
    chmod -R a+rX "$stage"
    chmod 1777 "$stage/out"
    in_home with tshark -G plugins | grep -q 'icewarn\.so' || die "tshark did not load the plugin"
    if in_home without tshark -G plugins | grep -q 'icewarn\.so'; then die "the plugin is loaded everywhere"; fi
}

# in_home with|without COMMAND...
in_home() {
    home=$stage/$1
    shift
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups env -i PATH="$PATH" HOME="$home" LC_ALL=C.UTF-8 TZ=UTC "$@"
    else
        env -i PATH="$PATH" HOME="$home" LC_ALL=C.UTF-8 TZ=UTC "$@"
    fi
}

die() {
    echo "FAIL: $*" >&2
    exit 1
}

# build DIRECTORY TARGET...: configures the project there, with what $cmake_options says, and builds. $here is the
# folder of the script that asks.
build() {
    directory=$1
    shift
    # shellcheck disable=SC2086,SC2154
    if ! { cmake -S "$here/../.." -B "$directory" -DCMAKE_BUILD_TYPE=Release $cmake_options &&
        cmake --build "$directory" --target "$@"; } >"$directory.log" 2>&1; then
        cat "$directory.log"
        die "no build"
    fi
}

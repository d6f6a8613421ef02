#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/package/demo.sh: what demo.sh says before it builds anything: to an unreadable file, to versions of Wireshark that
# are too old or unknown, and to a copy for all users. Programs that it would run are stand-ins in a folder of their own.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
stage=$(mktemp -d "${TMPDIR:-/tmp}/icewarn-demo.XXXXXX")
trap 'rm -rf "$stage"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$stage/bin" "$stage/home" "$stage/build"
chmod -R 755 "$stage"
[ "$(id -u)" -ne 0 ] || chown -R 65534:65534 "$stage"
cp -R "$top/plugin/demo.sh" "$top/plugin/packages.sh" "$stage/"
mkdir "$stage/plugin" && mv "$stage/demo.sh" "$stage/packages.sh" "$stage/plugin/"
: >"$stage/file"

stand_in()
{
    printf '#!/bin/sh\n%s\n' "$2" >"$stage/bin/$1"
    chmod 755 "$stage/bin/$1"
}

# A tshark of some version, with a plugin at some place or none, and a build that always fails.
stand_in dpkg-query 'echo install ok installed'
stand_in cmake 'echo no build here; exit 1'
wireshark()
{
    stand_in tshark "case \$1 in --version) echo 'TShark (Wireshark) $1.3.' ;; -G) printf '$2' ;; esac"
}

# Runs demo.sh as somebody who is not root; it must say the words, and fail.
expect()
{
    words=$1
    shift
    set -- env HOME="$stage/home" ICEWARN_BUILD_DIR="$stage/build" PATH="$stage/bin:$PATH" sh "$stage/plugin/demo.sh" "$@"
    [ "$(id -u)" -ne 0 ] || set -- setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    if "$@" >"$stage/out" 2>&1; then
        echo "demo.sh succeeds, where it should say: $words" >&2
        exit 1
    fi
    grep -q "$words" "$stage/out" || { echo "demo.sh does not say: $words" >&2; cat "$stage/out" >&2; exit 1; }
}

wireshark 4.0 ''
expect 'cannot be read' "$stage/none"
wireshark 3.6 ''
expect 'needs 4\.0 or later' "$stage/file"
wireshark 5.0 ''
expect 'has not been tested' "$stage/file"
expect 'no build here' "$stage/file"
wireshark 4.0 'icewarn.so\t1.1.0\tdissector\t/usr/lib/icewarn.so\n'
expect 'installed for all users already: /usr/lib/icewarn\.so' "$stage/file"
wireshark 4.0 "icewarn.so\\\\t1.1.0\\\\tdissector\\\\t$stage/home/.local/lib/wireshark/plugins/4.0/epan/icewarn.so\\\\n"
expect 'all of its output is in' "$stage/file"
echo "demo.sh: passed"

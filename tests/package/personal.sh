#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/package/personal.sh FILE.tar.gz: the archive's installer with the tshark that is here, with one of another version,
# with none, and as root.
set -eu

archive=${1:?usage: tests/package/personal.sh FILE.tar.gz}
top=$(cd "$(dirname "$0")/../.." && pwd)
stage=$(mktemp -d "${TMPDIR:-/tmp}/icewarn-personal.XXXXXX")
trap 'rm -rf "$stage"' EXIT
trap 'exit 1' HUP INT TERM
chmod 755 "$stage"
mkdir "$stage/home" "$stage/other-version" "$stage/no-wireshark"
tar -xzf "$archive" -C "$stage"
cp "$top/test-captures/article-call.pcap" "$stage/"
installer=$(echo "$stage"/icewarn-*/install.sh)
[ "$(id -u)" -ne 0 ] || chown 65534:65534 "$stage/home"

fail()
{
    echo "install.sh: $*" >&2
    [ ! -e "$stage/out" ] || cat "$stage/out" >&2
    exit 1
}

# Runs a command as somebody who is not root, in a home of their own.
as_user()
{
    set -- env -u XDG_CONFIG_HOME HOME="$stage/home" LC_ALL=C.UTF-8 "$@"
    [ "$(id -u)" -ne 0 ] || set -- setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    "$@" >"$stage/out" 2>&1
}

expect()
{
    grep -q "$1" "$stage/out" || fail "does not say: $1"
}

nothing_installed()
{
    [ -z "$(find "$stage/home" -type f)" ] || fail "installs although it says no"
}

printf '#!/bin/sh\necho "TShark (Wireshark) 4.2.5."\n' >"$stage/other-version/tshark"
chmod 755 "$stage/other-version/tshark"
! as_user env PATH="$stage/other-version:$PATH" sh "$installer" || fail "takes 4.2.5"
expect 'yours is 4\.2\.'
expect 'wireshark4\.2'
nothing_installed

for program in sh id dirname sed; do
    ln -s "$(command -v $program)" "$stage/no-wireshark/$program"
done
! as_user env PATH="$stage/no-wireshark" sh "$installer" || fail "works without Wireshark"
expect 'Install Wireshark'
nothing_installed

if [ "$(id -u)" -eq 0 ]; then
    ! HOME="$stage/home" sh "$installer" >"$stage/out" 2>&1 || fail "works for root"
    expect 'ignores personal plugins'
    nothing_installed
fi

as_user sh "$installer" || fail "fails"
expect 'Installed for Wireshark'
as_user tshark -C "Lync ICE" -r "$stage/article-call.pcap" -Y icewarn || fail "tshark fails"
expect '5ec53a42c0ffee01 24 application-sharing 0x00000320'
! grep -v 0x00000320 "$stage/out" || fail "tshark complains"

as_user "$stage/home/.local/bin/icewarn-log" --version || fail "icewarn-log does not run"
expect '^icewarn-log [0-9]'
as_user tshark -D || fail "tshark -D fails"
expect 'lynclog (Lync/Skype for Business log)'

as_user sh "$installer" || fail "fails the second time"
expect 'Kept your profile'
echo "$(basename "$archive"): installs where it matches, says what to get where it does not"

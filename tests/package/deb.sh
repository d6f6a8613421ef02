#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/package/deb.sh FILE.deb: installs the package in a fresh system with nothing but tshark, looks whether it works for
# root and for others, removes it, and looks whether anything is left.
#
# The fresh system is unpacked from the tarball ICEWARN_ROOTFS, or made by mmdebstrap: ICEWARN_SUITE (default: this
# system's) from ICEWARN_MIRROR. Exit status 77: could not be tried.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
deb=${1:?usage: tests/package/deb.sh FILE.deb}
if [ "$(id -u)" -ne 0 ]; then
    echo "SKIPPED: a fresh system needs root, for its chroot."
    exit 77
fi

root=$(mktemp -d "${TMPDIR:-/var/tmp}/icewarn-deb.XXXXXX")
trap 'rm -rf "$root"' EXIT
trap 'exit 1' HUP INT TERM
if [ -n "${ICEWARN_ROOTFS:-}" ]; then
    tar -xf "$ICEWARN_ROOTFS" -C "$root"
else
    # shellcheck source=/dev/null
    suite=${ICEWARN_SUITE:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
    # No mirror is no argument.
    # shellcheck disable=SC2086
    mmdebstrap --quiet --variant=minbase --aptopt='Acquire::Check-Valid-Until "false"' "$suite" "$root" ${ICEWARN_MIRROR:-} ||
        { echo "SKIPPED: no fresh $suite could be made."; exit 77; }
fi
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
chmod 755 "$root"
mkdir "$root/check"
cp "$deb" "$root/check/icewarn.deb"
cp "$top/test-captures/article-call.pcap" "$root/check/"

cat >"$root/check/check.sh" <<'END'
set -eu
export HOME=/check/home LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
cd /check
package=$(dpkg-deb -f icewarn.deb Package)

fail()
{
    echo "$package: $*" >&2
    exit 1
}

apt_get()
{
    apt-get -qq -y --no-install-recommends "$@" >apt.log 2>&1 || { cat apt.log; fail "apt-get $* failed"; }
}

installed_files()
{
    # apt's and ld.so's caches are made anew with every package.
    find /etc /usr /opt ! -name '*.cache' | sort
}

as_other()
{
    setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/check/other "$@"
}

# The call's report in the profile's columns.
shows_report()
{
    grep -q '5ec53a42c0ffee01 24 application-sharing 0x00000320' "$1" || { cat "$1" err; fail "no report for $2"; }
}

mkdir home other && chown 65534:65534 other
dpkg-deb -f icewarn.deb Depends | grep -q 'libwireshark[0-9]' || fail "does not depend on a libwireshark"
apt_get update
apt_get install tshark
tshark --version 2>/dev/null | head -n 1
installed_files >before

apt_get install ./icewarn.deb
icewarn-log --version | grep -q "^icewarn-log $(dpkg-deb -f icewarn.deb Version)" || fail "no icewarn-log"
[ -s /usr/share/man/man1/icewarn-log.1.gz ] || fail "no manual"
[ -s /usr/share/zsh/vendor-completions/_icewarn-log ] || fail "no completions where zsh looks for those of packages"
as_other tshark -D 2>/dev/null | grep -q 'lynclog (Lync/Skype for Business log)' || fail "no extcap"
for file in copyright changelog.gz README.md; do
    [ -s "/usr/share/doc/$package/$file" ] || fail "no $file"
done
version=$(dpkg-deb -f icewarn.deb Version)
tshark -G plugins 2>/dev/null | grep -q "^icewarn.so[[:space:]]*$version[[:space:]]*dissector" || fail "not loaded as $version"
tshark -C "Lync ICE" -r article-call.pcap -Y icewarn >out 2>err || true
shows_report out root
as_other tshark -C "Lync ICE" -r article-call.pcap -Y icewarn >out 2>err || true
shows_report out "another user"
[ ! -s err ] || { cat err; fail "tshark complains"; }

apt_get purge "$package"
installed_files >after
diff before after || fail "leaves something behind"
! tshark -G plugins 2>/dev/null | grep icewarn || fail "still loaded"
as_other tshark -r article-call.pcap >out 2>err && [ ! -s err ] || { cat err; fail "tshark does not work afterwards"; }
echo "$package: installs, works and removes cleanly"
END

# shellcheck disable=SC2016
unshare --mount --propagation private sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" sh /check/check.sh' "$root"

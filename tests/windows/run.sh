#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/windows/run.sh [--short]: runs under Wine what tests/windows/build.sh built (it is built first where it is not there), installed
# by its own install.cmd beside a tshark.exe, and compares it with the same on this system (cases.sh), prints a table of that, and
# tries what is peculiar to Windows (wine.sh). --short is for CI: two forms of tshark's output, which have all fields and statistics.
#
# ICEWARN_WINDOWS_TSHARK is a folder with tshark.exe, a .tar.xz of one, or a folder with that; without it ../shared/windows beside
# the checkout is looked at. Its Wireshark has to be of this system's X.Y. Exit status 77: not tried.
#
# Not compared, since they differ for a reason: CR at the ends of lines, the name of the time zone, the lines of PDML that name file
# and time, the name of the computer, the order of messages of several processes, and what tshark writes to standard error.
set -u

top=$(cd "$(dirname "$0")/../.." && pwd)
dist=$top/build-windows
# shellcheck source=plugin/packages.sh
. "$top/plugin/packages.sh"
# shellcheck source=tests/compat/chroot.sh
. "$top/tests/compat/chroot.sh"

skip()
{
    echo "SKIPPED: $*. Nothing was tested under Wine."
    exit 77
}

[ "$(id -u)" -eq 0 ] || skip "Wine runs in a chroot, which needs root"
tshark_exe=${ICEWARN_WINDOWS_TSHARK:-$top/../shared/windows}
if [ -d "$tshark_exe" ] && [ ! -e "$tshark_exe/tshark.exe" ]; then
    tshark_exe=$(find "$tshark_exe" -maxdepth 1 -name 'tshark-*.tar.xz' | head -n 1)
fi
[ -e "$tshark_exe" ] || skip "there is no tshark.exe; ICEWARN_WINDOWS_TSHARK names its folder or archive"
ls "$dist"/icewarn-*.zip >/dev/null 2>&1 || sh "$top/tests/windows/build.sh" || exit
version=$(tshark --version 2>/dev/null | sed -n '1s/.* \([0-9]*\.[0-9]*\)\.[0-9].*/\1/p')
[ "$version" = 4.0 ] || skip "there is a tshark.exe of Wireshark 4.0 to compare with, and this system has ${version:-none}"
missing=$(missing_packages unzip xz-utils)
# shellcheck disable=SC2086
[ -z "$missing" ] || install_packages $missing

work=$chroots/windows/wine-test
rm -rf "$work"
mkdir -p "$work/wireshark" "$work/here" "$work/out" "$work/input"
if [ -d "$tshark_exe" ]; then
    cp -R "$tshark_exe/." "$work/wireshark/"
else
    tar -xJf "$tshark_exe" -C "$work/wireshark" --strip-components=1
fi
unzip -q "$dist"/icewarn-*.zip -d "$work"
mv "$work"/icewarn-* "$work/package"
cp "$dist"/icewarn-*-setup.exe "$work/setup.exe"
cp "$top"/test-captures/*.pcap* "$top"/test-captures/wire/*.pcap "$top"/test-captures/*.uccapilog "$top"/test-captures/*.log \
    "$top"/test-captures/*.txt "$work/input/"
mkdir -p "$work/input/site/Jürgen"
cp "$top"/test-captures/client-log*.uccapilog "$top/README.md" "$work/input/site/"
cp "$top"/test-captures/server-log*.log "$work/input/site/Jürgen/"
printf 'site/client-log.uccapilog\nsite/J\303\274rgen\n' | tee "$work/input/list" | tr '\n' '\0' >"$work/input/list-0"
echo "pseudonyms of the test" >"$work/input/key"
cp -R "$work/input" "$work/input-here"
cp "$top"/tests/windows/cases.sh "$top"/tests/windows/wine.sh "$top"/tests/windows/host.cpp "$work/"

# This side. Wireshark ignores personal plugins when root runs it.
build=${ICEWARN_BUILD_DIR:-$top/build}
{ { [ -e "$build/build.ninja" ] || cmake -S "$top" -B "$build" -G Ninja -DICEWARN_BUILD_TESTS=OFF; } &&
    cmake --build "$build" --target icewarn icewarn_log_tool; } \
    >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
plugins=$work/home/.local/lib/wireshark/plugins/$version/epan
mkdir -p "$plugins"
cp "$build/icewarn.so" "$plugins/"
cp "$build/icewarn-log" "$work/"
chown -R nobody "$work/here" "$work/input-here" "$work/home"
(cd "$work/input-here" && setpriv --reuid=65534 --regid=65534 --clear-groups env -u XDG_CONFIG_HOME HOME="$work/home" TZ=UTC \
    LC_ALL=C.UTF-8 TSHARK=tshark LOG="$work/icewarn-log" sh "$work/cases.sh" "$work/here" "$@")

# The other side.
inside windows "{ [ -x /usr/lib/wine/wine64 ] || { apt-get -qq update && apt-get -qq -y --no-install-recommends install wine64; }; } &&
    x86_64-w64-mingw32ucrt-g++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -D_WIN32_WINNT=0x0A00 -DNTDDI_VERSION=0x0A000006 \
        -municode -static -s -o /wine-test/host.exe /wine-test/host.cpp" >"$work/build.log" 2>&1 ||
    { cat "$work/build.log"; skip "Wine could not be had"; }
inside windows "sh /wine-test/wine.sh $*"

failed=0
for file in "$work"/here/*; do
    name=$(basename "$file")
    # What has no output here would be equal to a program that does not run there.
    if [ -s "$file" ] && cmp -s "$file" "$work/out/$name"; then
        echo "${name%%--*}|equal"
    else
        echo "${name%%--*}|different"
        printf 'DIFFERENT: %s\n' "$name" >&2
        diff -a "$file" "$work/out/$name" 2>&1 | head -n 10 >&2
    fi
done | sort | uniq -c | awk -F'[ |]+' '{ number = $2; sub(/^ *[0-9]+ /, ""); split($0, part, "|"); all[part[1]] += number
        if (part[2] == "equal") equal[part[1]] += number }
    END { for (group in all) { printf "%-28s %4d of %4d equal\n", group, equal[group], all[group]; if (equal[group] != all[group]) bad = 1
            total += all[group]; same += equal[group] }
        printf "%-28s %4d of %4d equal\n", "~all", same, total; exit bad }' >"$work/table" || failed=1
sort "$work/table" | sed 's/^~all/all /'
grep -v '^ok ' "$work/checks" && failed=1
echo "On Windows only: $(grep -c '^ok ' "$work/checks") of $(wc -l <"$work/checks") checks passed"
[ -s "$work/checks" ] || failed=1
[ "$failed" -eq 0 ] || { echo "FAILED: under Wine"; exit 1; }

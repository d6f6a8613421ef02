#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# sh install.sh: installs the plugin and the profile "Lync ICE" for you, if they are for your Wireshark.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
config=${XDG_CONFIG_HOME:-$HOME/.config}/wireshark
offered=$(cd "$here/plugins" && echo *)

fail()
{
    printf '%s\n' "$@" >&2
    exit 1
}

# "4.0" of a program that says "TShark (Wireshark) 4.0.17 ..." or "Wireshark 4.0.17 ...".
version_of()
{
    "$1" --version 2>/dev/null | sed -n '1s/^[^0-9]*\([0-9]*\.[0-9]*\)\..*/\1/p'
}

[ "$(id -u)" -ne 0 ] || fail "Wireshark ignores personal plugins when root runs it. Run this as the user who is to have it," \
    "or install the package for all users."

version=
for program in tshark wireshark; do
    [ -n "$version" ] || ! command -v "$program" >/dev/null || version=$(version_of "$program")
done
[ -n "$version" ] || fail "There is no tshark and no wireshark on the PATH. Install Wireshark $offered first."
[ -d "$here/plugins/$version" ] || fail "This is the plugin for Wireshark $offered; yours is $version." \
    "Get the archive icewarn-...-wireshark$version-..., or build it from its source: README.md says how."

plugins=$HOME/.local/lib/wireshark/plugins/$version/epan
mkdir -p "$plugins" "$config/profiles"
# Beside and over it: a Wireshark that runs keeps the file that it has open.
cp "$here/plugins/$version/epan/icewarn.so" "$plugins/icewarn.so.new"
mv -f "$plugins/icewarn.so.new" "$plugins/icewarn.so"
if [ -d "$config/profiles/Lync ICE" ]; then
    echo "Kept your profile \"Lync ICE\"; delete it and run this again for the one that comes along."
else
    cp -R "$here/profiles/Lync ICE" "$config/profiles/"
fi

if command -v tshark >/dev/null && ! tshark -G plugins 2>/dev/null | grep -q '^icewarn\.so'; then
    tshark -G plugins 2>&1 >/dev/null | grep icewarn >&2 || true
    fail "Wireshark does not load $plugins/icewarn.so. It was built on another system: build it from its source."
fi
echo "Installed for Wireshark $version. To remove it, delete"
echo "    $plugins/icewarn.so"
echo "    $config/profiles/Lync ICE"

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# sh install.sh: installs the plugins, icewarn-log and the profile "Lync ICE" for you, if they are for your Wireshark.
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

plugins=$HOME/.local/lib/wireshark/plugins/$version
extcap=$HOME/.local/lib/wireshark/extcap
[ "$version" != 4.0 ] || extcap=$config/extcap

# Beside and over it: a program that runs keeps the file that it has open.
put()
{
    mkdir -p "$2"
    cp "$1" "$2/.new-$(basename "$1")"
    mv -f "$2/.new-$(basename "$1")" "$2/$(basename "$1")"
}

for plugin in epan/icewarn.so wiretap/icewarn-file.so; do
    [ ! -e "$here/plugins/$version/$plugin" ] || put "$here/plugins/$version/$plugin" "$plugins/$(dirname $plugin)"
done
put "$here/bin/icewarn-log" "$HOME/.local/bin"
put "$here/bin/icewarn-log" "$extcap"
for manual in "$here"/share/man/man1/*; do
    put "$manual" "$HOME/.local/share/man/man1"
done
mkdir -p "$config/profiles"
if [ -d "$config/profiles/Lync ICE" ]; then
    echo "Kept your profile \"Lync ICE\"; delete it and run this again for the one that comes along."
else
    cp -R "$here/profiles/Lync ICE" "$config/profiles/"
fi

if command -v tshark >/dev/null && ! tshark -G plugins 2>/dev/null | grep -q '^icewarn\.so'; then
    tshark -G plugins 2>&1 >/dev/null | grep icewarn >&2 || true
    fail "Wireshark does not load $plugins/epan/icewarn.so. It was built on another system: build it from its source."
fi
echo "Installed for Wireshark $version. To remove it, delete"
for file in "$plugins/epan/icewarn.so" "$plugins/wiretap/icewarn-file.so" "$extcap/icewarn-log" "$HOME/.local/bin/icewarn-log" \
    "$HOME/.local/share/man/man1"/icewarn-log.1*; do
    [ ! -e "$file" ] || echo "    $file"
done
echo "    $config/profiles/Lync ICE"

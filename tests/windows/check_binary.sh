#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/windows/check_binary.sh FILE: that a .dll or .exe imports from and exports exactly what it should, by objdump. Prints what
# it found.
#
# Allowed are Windows itself, the C library that Wireshark uses (UCRT), and libraries of Wireshark. The program, which is not in
# Wireshark's folder, may have those of Wireshark only loaded with the first call to them.
set -eu

name=$(basename "$1")
shown=$(basename "$(dirname "$1")")/$name
headers=$(objdump -p "$1")

# The libraries of the table of imports, the C library's many as one.
imports()
{
    echo "$headers" | sed -n 's/^\tDLL Name: //p' | sed 's/^api-ms-win-crt-.*-l1-1-0\.dll$/UCRT/' | sort -fu | paste -sd ' ' -
}

# Names of libraries that are somewhere else in the file.
delayed()
{
    grep -aoE '\<(lib[a-z]+|glib-2\.0-0|[a-z0-9-]+)\.dll\>' "$1" | grep -v '^api-ms-win-crt-' | sort -fu >"$scratch/named"
    echo "$headers" | sed -n 's/^\tDLL Name: //p' | sort -fu >"$scratch/imported"
    grep -vixFf "$scratch/imported" "$scratch/named" | grep -vixF "$name" | paste -sd ' ' -
}

exports()
{
    echo "$headers" | sed -n '/^\[Ordinal\/Name Pointer\] Table/,/^$/s/^\t\[ *[0-9]*\].* \([a-zA-Z_][a-zA-Z_0-9]*\)$/\1/p' | sort |
        paste -sd ' ' -
}

expect()
{
    if [ "$2" = "$3" ]; then
        echo "$shown $1: ${2:-none}"
    else
        printf '%s\n' "FAILED: $1 of $file" "  expected: $3" "  found:    $2" >&2
        exit 1
    fi
}

file=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
entry_points="plugin_describe plugin_register plugin_version plugin_want_major plugin_want_minor"
case $name in
icewarn.dll)
    # Wireshark 4.0 does not ask what a plugin is for.
    case $file in */4.0/*) entry_points=${entry_points#plugin_describe } ;; esac
    expect imports "$(imports)" "glib-2.0-0.dll KERNEL32.dll libwireshark.dll libwsutil.dll UCRT"
    expect exports "$(exports)" "$entry_points"
    ;;
icewarn-file.dll)
    expect imports "$(imports)" "glib-2.0-0.dll KERNEL32.dll libwiretap.dll libwsutil.dll UCRT"
    expect exports "$(exports)" "$entry_points"
    ;;
icewarn-log.exe)
    expect imports "$(imports)" "ADVAPI32.dll KERNEL32.dll UCRT"
    expect "libraries loaded later" "$(delayed "$file")" "glib-2.0-0.dll libwiretap.dll libwsutil.dll"
    expect exports "$(exports)" ""
    ;;
*)
    echo "FAILED: nothing is known of $name" >&2
    exit 1
    ;;
esac
echo "$shown size: $(wc -c <"$file") bytes"

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/windows/check_binary.sh FILE: that a .dll or .exe imports from and exports to exactly whom it should, with objdump. Prints
# what it found.
#
# What is not Windows itself or the C library of Wireshark (UCRT) comes with Wireshark; a program loads that part when it is
# first called, since it is not in its folder.
set -eu

name=$(basename "$1")
headers=$(objdump -p "$1")

section()
{
    echo "$headers" | sed -n "$1" | tr '\n' ' ' | sed 's/ $//'
}

imports=$(section '/^The Import Tables/,/^The Export Tables\|^The Delay Import/s/^\tDLL Name: //p' | tr ' ' '\n' |
    grep -v '^api-ms-win-crt-[a-z]*-l1-1-0.dll$' | sort -f | paste -sd ' ')
delayed=$(python_free_delay "$1" 2>/dev/null || true)
exports=$(echo "$headers" | sed -n '/^\[Ordinal\/Name Pointer\] Table/,/^$/s/^\t\[ *[0-9]*\].* \([a-z_]*\)$/\1/p' | sort | paste -sd ' ')

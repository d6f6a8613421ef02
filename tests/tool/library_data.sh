#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/tool/library_data.sh PROGRAM: that the program uses functions of GLib and Wireshark only, and no data of theirs. For Windows
# these libraries are loaded with the first call to one of their functions, so that data cannot be had, and the link fails.
set -eu

program=$1
used=$(nm -D "$program" | awk '{ sub(/@.*/, "", $NF); print $NF }')
libraries=$(ldd "$program" | awk '$1 ~ /^lib(glib-2\.0|wiretap|wsutil)\.so/ { print $3 }')
[ "$(echo "$libraries" | wc -l)" -eq 3 ] || { echo "not the three libraries that were expected: $libraries"; exit 1; }
# shellcheck disable=SC2086
data=$(nm -D --defined-only $libraries | awk '$2 ~ /^[BDRGSV]$/ { sub(/@.*/, "", $3); print $3 }')
echo "$data" | grep -qx g_utf8_skip || { echo "the data of GLib is not found"; exit 1; }
found=$(echo "$used" | grep -xF "$data" || true)
[ -z "$found" ] || { echo "data of other libraries: $found (g_utf8_next_char() uses g_utf8_skip, g_ascii_is...() g_ascii_table)"; exit 1; }

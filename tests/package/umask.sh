#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/package/umask.sh BUILD: what is installed under a strict umask can be read by everybody, and folders be entered.
set -eu

build=${1:?usage: tests/package/umask.sh BUILD}
stage=$(mktemp -d "${TMPDIR:-/tmp}/icewarn-umask.XXXXXX")
trap 'rm -rf "$stage"' EXIT
trap 'exit 1' HUP INT TERM

# What "uninstall" removes is what a user installed, not what is installed here.
manifest=$build/install_manifest.txt
kept=$stage/manifest
[ ! -e "$manifest" ] || cp -p "$manifest" "$kept"
(umask 077 && DESTDIR="$stage/root" cmake --install "$build" >"$stage/log" 2>&1) || { cat "$stage/log" >&2; exit 1; }
if [ -e "$kept" ]; then mv "$kept" "$manifest"; else rm -f "$manifest"; fi

[ -n "$(find "$stage/root" -name icewarn.so)" ] || { echo "icewarn.so is not installed" >&2; exit 1; }
closed=$(find "$stage/root" -mindepth 1 \( ! -perm -444 -o -type d ! -perm -555 -o -perm -100 ! -perm -555 \))
[ -z "$closed" ] || { echo "closed to others:" >&2; echo "$closed" >&2; exit 1; }
echo "umask.sh: passed"

#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# sh tests/page/run.sh BUILD: the report page as a browser shows and prints it, and the JSON against its schema. Needs
# chromium, imagemagick, poppler-utils, node and npm. Leaves the pictures in BUILD/page, to be looked at.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
out=$build/page
rm -rf "$out"
mkdir -p "$out"
export TZ=UTC

browser()
{
    profile=$(mktemp -d)
    status=0
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$profile" \
        --hide-scrollbars "$@" 2>"$out/browser.log" >/dev/null || status=$?
    rm -rf "$profile"
    return "$status"
}

fail() { echo "$*" >&2; exit 1; }

cd "$top/test-captures"
"$build/icewarn-log" --report 5ec53a42c0ffee01 client-log.uccapilog -o "$out/report.html" 2>/dev/null
browser --window-size=1000,1720 --screenshot="$out/light.png" "file://$out/report.html"
browser --blink-settings=preferredColorScheme=0 --window-size=1000,1720 --screenshot="$out/dark.png" \
    "file://$out/report.html"
browser --no-pdf-header-footer --print-to-pdf="$out/report.pdf" "file://$out/report.html"
pages=$(pdfinfo "$out/report.pdf" | sed -n 's/^Pages: *//p')
case $pages in
1 | 2) ;;
*) fail "The page prints to $pages sheets" ;;
esac
pdfinfo "$out/report.pdf" | grep -q 'A4' || fail "The page does not print to A4"
pdftotext -layout "$out/report.pdf" - | grep -q 'What to ask for' || fail "The print lacks a part"
for picture in light dark; do
    [ "$(stat -c %s "$out/$picture.png")" -gt 20000 ] || fail "The picture $picture.png is empty"
done
if cmp -s "$out/light.png" "$out/dark.png"; then fail "The page does not know dark mode"; fi

# The picture of the documentation shows this page. Fonts that are drawn a little differently do no harm, other lines do.
picture=$top/plugin/doc/report.png
pixels=$(compare -metric AE -fuzz 30% "$picture" "$out/light.png" null: 2>&1 || true)
awk -v pixels="$pixels" 'BEGIN { exit !(pixels ~ /^[0-9]/ && pixels + 0 < 20000) }' ||
    fail "$picture is not the page: convert $out/light.png +dither -colors 128 PNG8:$picture (different: $pixels)"

npm install --silent --no-audit --no-fund --prefix "$out/npm" ajv@8 >/dev/null
sed '/^Content-Length: auto/d' quality-streams.sip >"$out/quality.txt"
for log in *.uccapilog *.log client-log-pasted.txt "$out/quality.txt"; do
    status=0
    "$build/icewarn-log" --format ndjson --verbose "$log" >"$out/$(basename "$log").ndjson" 2>/dev/null || status=$?
    [ "$status" -le 2 ] || fail "icewarn-log ends with $status on $log"
done
NODE_PATH=$out/npm/node_modules node "$top/tests/page/validate.cjs" "$top/plugin/doc/report.schema.json" "$out"/*.ndjson
echo "The page prints to $pages sheets; pictures are in $out"

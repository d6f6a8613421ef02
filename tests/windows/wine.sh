#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tests/windows/wine.sh [--short]: inside the chroot, the part of tests/windows/run.sh that runs under Wine. Installs the archive as a
# user would, runs cases.sh with what was installed, and tries what is peculiar to Windows: "ok NAME" or "not ok NAME" a line in
# checks.
set -u

export WINEDEBUG=-all WINEPREFIX=/wine-test/prefix WINEARCH=win64 DISPLAY='' TZ=UTC HOME=/root ICEWARN_NO_BROWSER=1
export WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe,winedbg.exe=' WINEPATH='Z:\wine-test\wireshark'
wine=/usr/lib/wine/wine64
appdata=$WINEPREFIX/drive_c/users/root/AppData/Roaming
roaming=$appdata/Wireshark
cd /wine-test || exit

# check NAME COMMAND...
check()
{
    name=$1
    shift
    if "$@" >check.log 2>&1; then
        echo "ok $name"
    else
        echo "not ok $name"
        sed 's/^/    /' check.log | head -n 20 >&2
    fi >>checks
}

# prints TEXT COMMAND...: the command's output has the text.
prints()
{
    text=$1
    shift
    "$@" >printed 2>&1
    cat printed
    grep -aqF -- "$text" printed
}

same() { cmp "$1" "$2"; }
absent() { [ ! -e "$1" ]; }
refuses() { ! "$@"; }

mkdir -p "$WINEPREFIX"
/usr/lib/wine/wineserver64 -p # one server for all, before anything asks for one
$wine wineboot -i >/dev/null 2>&1
: >checks

# Nothing is installed for a Wireshark of another version, or none.
check "install.cmd without Wireshark" prints "Nothing was installed" $wine cmd /c 'Z:\wine-test\package\install.cmd'
check "install.cmd without Wireshark says which versions" prints "Wireshark 4.0 is not here" $wine cmd /c 'Z:\wine-test\package\install.cmd'
if [ -e package/4.4 ]; then
    mkdir -p other && cp -R package/. other/ && rm -rf other/4.0
    check "install.cmd for another version" prints "and here is Wireshark 4.0" \
        $wine cmd /c 'Z:\wine-test\other\install.cmd Z:\wine-test\wireshark'
    check "install.cmd for another version copies nothing" absent "$roaming/plugins"
fi

# As a user would: Wireshark is where its installer puts it.
mkdir -p "$WINEPREFIX/drive_c/Program Files" && cp -R wireshark "$WINEPREFIX/drive_c/Program Files/Wireshark"
check "install.cmd" prints "Installed for Wireshark 4.0" $wine cmd /c 'Z:\wine-test\package\install.cmd'
cat printed
check "install.cmd: the plugin" same package/4.0/icewarn.dll "$roaming/plugins/4.0/epan/icewarn.dll"
check "install.cmd: the program" same package/4.0/icewarn-log.exe "$roaming/extcap/icewarn-log.exe"
check "install.cmd: the profile" same "package/profiles/Lync ICE/preferences" "$roaming/profiles/Lync ICE/preferences"
check "install.cmd again keeps the profile" prints "Kept your profile" $wine cmd /c 'Z:\wine-test\package\install.cmd'

ln -sfn "$WINEPREFIX/drive_c/Program Files/Wireshark" /wine-test/installed
TSHARK="$wine Z:\\wine-test\\installed\\tshark.exe"
program='C:\users\root\AppData\Roaming\Wireshark\extcap\icewarn-log.exe'
LOG="$wine $program"
export TSHARK LOG
tshark() { $wine 'Z:\wine-test\installed\tshark.exe' "$@"; }
icewarn_log() { $wine "$program" "$@"; }
check "plugin list" prints 'AppData\Roaming\Wireshark\plugins\4.0\epan\icewarn.dll' tshark -G plugins
check "profile" prints "application-sharing" tshark -C "Lync ICE" -r package/article-call.pcap -Y icewarn
tshark -r package/article-call.pcap -Y icewarn.tcp_turn_failed 2>/dev/null
check "TCP TURN of the article's call" prints "BYE" tshark -r package/article-call.pcap -Y icewarn.tcp_turn_failed

(cd input && sh ../cases.sh ../out "$@")

# Names that no code page has, and long ones.
folder="input/Jürgen 会議"
mkdir -p "$folder"
cp input/client-log.uccapilog "$folder/log.uccapilog"
icewarn_log "$folder/log.uccapilog" 2>/dev/null | cut -c 1-120
check "folder with a name of several scripts" prints "5ec53a42c0ffee01" icewarn_log "Z:\\wine-test\\input\\Jürgen 会議\\log.uccapilog"
check "output in it" icewarn_log "Z:\\wine-test\\input\\Jürgen 会議\\log.uccapilog" -o "Z:\\wine-test\\input\\Jürgen 会議\\日本.pcapng"
check "output in it is there" [ -s "$folder/日本.pcapng" ]
check "messages name it" prints "会議" icewarn_log "Z:\\wine-test\\input\\Jürgen 会議\\none.log"
check "icewarn-log.cmd: a log dragged onto it" prints "The page is" $wine cmd /c "Z:\\wine-test\\package\\icewarn-log.cmd" \
    "Z:\\wine-test\\input\\Jürgen 会議\\log.uccapilog"
sed 's/\r$//' printed | cut -c 1-120
long=input/$(printf '%0100d/%0100d/%0100d' 0 0 0)
mkdir -p "$long"
cp input/client-log.uccapilog "$long/log"
check "path of over 300 characters" prints "5ec53a42c0ffee01" icewarn_log "Z:\\wine-test\\$(echo "$long" | sed 's|/|\\|g')\\log"
icewarn_log 'input\*.uccapilog' -o pattern.pcapng 2>/dev/null
# shellcheck disable=SC2046
icewarn_log $(cd input && printf 'input\\%s ' *.uccapilog) -o listed.pcapng 2>/dev/null
check "pattern" same pattern.pcapng listed.pcapng
check "pattern: packets" [ -s listed.pcapng ]

# Files that somebody else has.
cp input/client-log.uccapilog locked.log
check "locked log" prints "does not share it" $wine host.exe lock locked.log "$program locked.log"
cp input/client-log.uccapilog kept.log && cp kept.log kept.copy
check "output over the log itself is refused" refuses icewarn_log kept.log -o kept.log
check "and leaves it" same kept.log kept.copy
check "over it by another name" refuses icewarn_log kept.log -o 'Z:\wine-test\.\KEPT.LOG'
echo old >read-only.pcapng
chmod a-w read-only.pcapng
check "read-only output is refused" refuses icewarn_log kept.log -o read-only.pcapng
check "and leaves it" prints old cat read-only.pcapng
echo old >locked.pcapng
check "locked output is refused" prints "does not share it" $wine host.exe lock locked.pcapng \
    "$program kept.log -o locked.pcapng"
check "and leaves it" prints old cat locked.pcapng
check "nothing is left beside it" absent .icewarn-log-*
check "output replaced" icewarn_log kept.log -o locked.pcapng
icewarn_log kept.log -o new.pcapng 2>/dev/null
check "by the same packets" same locked.pcapng new.pcapng

# The extcap, through a named pipe as Wireshark makes it.
cp input/client-log.uccapilog followed.log
check "extcap: the log can be renamed while it is followed" prints "renamed while followed: yes" \
    $wine host.exe pipe "$program --capture --extcap-interface lynclog --log followed.log" \
    piped.pcapng followed.log renamed.log
check "extcap: it ends when Wireshark leaves" grep -q "ended after the reader left: yes" printed
check "extcap: the packets" prints "BYE" tshark -r piped.pcapng -Y icewarn.no_path

# A console with the code page of Western Europe, as its cells show it. Each is drawn by itself, so that the sequences between are
# taken away.
mkdir -p /dev/pts && mount -t devpts -o newinstance,ptmxmode=0666 devpts /dev/pts 2>/dev/null
TERM=xterm script -qec "stty cols 200; $wine cmd /c 'chcp 850 & $program none-Jürgen.log & chcp'" screen </dev/null >/dev/null 2>&1
sed -e 's/\x1b\[[?0-9;]*C/ /g' -e 's/\x1b\[[?0-9;]*[a-zA-Z]//g' screen >screen.txt
check "console: characters" prints "none-Jürgen.log" cat screen.txt
check "console: its code page comes back" [ "$(grep -ac 'Active code page: 850' screen.txt)" = 2 ]

check "uninstall.cmd" prints "Removed" $wine cmd /c 'Z:\wine-test\package\uninstall.cmd'
check "uninstall.cmd: the plugin is gone" absent "$roaming/plugins/4.0/epan/icewarn.dll"
check "uninstall.cmd: the program is gone" absent "$roaming/extcap/icewarn-log.exe"

# The same as a setup program.
$wine setup.exe /S
check "setup program: the plugin" same package/4.0/icewarn.dll "$roaming/plugins/4.0/epan/icewarn.dll"
check "setup program: icewarn-log.cmd" [ -e "$WINEPREFIX/drive_c/users/root/AppData/Local/icewarn/icewarn-log.cmd" ]
$wine "$WINEPREFIX/drive_c/users/root/AppData/Local/icewarn/remove.exe" /S
tries=0
while [ -e "$WINEPREFIX/drive_c/users/root/AppData/Local/icewarn" ] && [ "$tries" -lt 60 ]; do # it goes on from a copy of itself
    tries=$((tries + 1))
    sleep 0.5
done
check "setup program removed: its folder" absent "$WINEPREFIX/drive_c/users/root/AppData/Local/icewarn"
check "setup program removed: the plugin" absent "$roaming/plugins/4.0/epan/icewarn.dll"
/usr/lib/wine/wineserver64 -k

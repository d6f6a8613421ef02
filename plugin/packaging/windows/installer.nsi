; SPDX-License-Identifier: GPL-2.0-or-later
; The archive as an installer for one user: keeps its files, and runs install.cmd and uninstall.cmd. -DVERSION and -DFILES (the
; unpacked archive) and -DOUTPUT come from tests/windows/build.sh.
Target amd64-unicode
Name "icewarn ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\icewarn"
ShowInstDetails show
ShowUninstDetails show
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\icewarn"

Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section
    SetOutPath "$INSTDIR"
    File /r "${FILES}/*"
    nsExec::ExecToLog '"$SYSDIR\cmd.exe" /c ""$INSTDIR\install.cmd""'
    Pop $0
    StrCmp $0 0 installed
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR"
    Abort "Nothing was installed; the lines above say why."
installed:
    WriteUninstaller "$INSTDIR\remove.exe"
    CreateShortCut "$SENDTO\icewarn-log.lnk" "$INSTDIR\icewarn-log.cmd"
    WriteRegStr HKCU "${KEY}" "DisplayName" "icewarn, Wireshark plugin for Lync and Skype for Business"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\remove.exe"'
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section Uninstall
    nsExec::ExecToLog '"$SYSDIR\cmd.exe" /c ""$INSTDIR\uninstall.cmd""'
    Pop $0
    StrCmp $0 0 removed
    Abort "Close Wireshark, and try again."
removed:
    Delete "$SENDTO\icewarn-log.lnk"
    RMDir /r "$INSTDIR"
    DeleteRegKey HKCU "${KEY}"
SectionEnd

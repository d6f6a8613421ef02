@echo off
rem SPDX-License-Identifier: GPL-2.0-or-later
rem uninstall.cmd: removes what install.cmd installed. The profile may have changes of yours and stays.
setlocal
set "config=%APPDATA%\Wireshark"
set left=
if exist "%config%\plugins" (
    pushd "%config%\plugins"
    for /d %%v in (?.?) do (
        call :remove "%config%\plugins\%%v\epan\icewarn.dll"
        call :remove "%config%\plugins\%%v\wiretap\icewarn-file.dll"
    )
    popd
)
call :remove "%config%\extcap\icewarn-log.exe"
if exist "%config%\profiles\Lync ICE" (
    echo Kept the profile: %config%\profiles\Lync ICE
)
if defined ICEWARN_WIRESHARK reg delete HKCU\Environment /v ICEWARN_WIRESHARK /f >nul 2>nul
if defined left (
    echo Close Wireshark, and run this again. 1>&2
    exit /b 1
)
exit /b 0

:remove
if not exist "%~1" exit /b 0
del "%~1" 2>nul
if exist "%~1" (
    echo Could not be removed: %~1 1>&2
    set left=1
) else (
    echo Removed %~1
)
exit /b 0

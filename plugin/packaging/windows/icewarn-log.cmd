@echo off
rem SPDX-License-Identifier: GPL-2.0-or-later
rem Drag logs onto this file: it shows the table of their reports, and then the page in the browser. It runs without install.cmd,
rem if Wireshark is there, whose libraries it uses.
setlocal
if "%~1"=="" (
    echo Drag a log, or several of one call, onto icewarn-log.cmd, or: icewarn-log.cmd LOG...
    goto end
)
set program=
pushd "%~dp0"
for /d %%v in (?.?) do (
    "%%v\icewarn-log.exe" --version >nul 2>nul && set "program=%~dp0%%v\icewarn-log.exe"
)
if not defined program (
    for /d %%v in (?.?) do "%%v\icewarn-log.exe" --version >nul
    popd
    goto end
)
popd
"%program%" %*
set status=%ERRORLEVEL%
if %status%==2 goto end
set "page=%TEMP%\icewarn-%RANDOM%.html"
"%program%" --report all --output "%page%" %* 2>nul
if exist "%page%" (
    echo The page is %page%
    if not defined ICEWARN_NO_BROWSER start "" "%page%"
)
:end
if not defined ICEWARN_NO_BROWSER pause

@echo off
rem SPDX-License-Identifier: GPL-2.0-or-later
rem install.cmd [FOLDER]: installs the plugins, icewarn-log and the profile "Lync ICE" for you, if they are for your Wireshark.
rem No administrator is needed. FOLDER is where Wireshark is, if it was not installed by its own installer.
setlocal
pushd "%~dp0" || exit /b 1
set "config=%APPDATA%\Wireshark"
if not "%~1"=="" set "ICEWARN_WIRESHARK=%~1"

rem icewarn-log starts only beside the Wireshark that it was built for, and looks for that itself.
set version=
for /d %%v in (?.?) do (
    "%%v\icewarn-log.exe" --version >nul 2>nul && set "version=%%~nxv"
)
if not defined version goto no_version

set "plugins=%config%\plugins\%version%"
set "extcap=%config%\extcap"
call :put "%version%\icewarn.dll" "%plugins%\epan" || goto failed
if exist "%version%\icewarn-file.dll" (
    call :put "%version%\icewarn-file.dll" "%plugins%\wiretap" || goto failed
)
call :put "%version%\icewarn-log.exe" "%extcap%" || goto failed
if exist "%config%\profiles\Lync ICE\preferences" (
    echo Kept your profile "Lync ICE"; delete it and run this again for the one that comes along.
) else (
    if not exist "%config%\profiles\Lync ICE" mkdir "%config%\profiles\Lync ICE" || goto failed
    copy /y "profiles\Lync ICE\*" "%config%\profiles\Lync ICE" >nul || goto failed
)
if not "%~1"=="" setx ICEWARN_WIRESHARK "%~1" >nul

echo Installed for Wireshark %version%:
echo     %plugins%\epan\icewarn.dll
if exist "%plugins%\wiretap\icewarn-file.dll" echo     %plugins%\wiretap\icewarn-file.dll
echo     %extcap%\icewarn-log.exe
echo     %config%\profiles\Lync ICE
echo To check it, in Wireshark's folder:
echo     tshark -G plugins ^| findstr icewarn
echo     tshark -D ^| findstr lynclog
echo or, in Wireshark, Help, About Wireshark, Plugins. To remove it: uninstall.cmd
exit /b 0

:put
if not exist "%~2" mkdir "%~2" || exit /b 1
copy /y "%~1" "%~2" >nul
exit /b

:no_version
echo Nothing was installed: 1>&2
for /d %%v in (?.?) do "%%v\icewarn-log.exe" --version >nul
echo This is for the versions of Wireshark above, 64 bit. Where it is somewhere else: install.cmd FOLDER 1>&2
exit /b 1

:failed
echo This could not be installed completely. Close Wireshark, and run it again. 1>&2
exit /b 1

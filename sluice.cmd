@echo off
rem The sluice command for Windows: builds itself with Maven on first use and when its sources changed, then runs.
rem
rem   JAVA_HOME          the JDK to use, 17 or newer; otherwise the java on PATH
rem   SLUICE_JAVA_OPTS   more JVM flags
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "LAUNCH=%HOME_DIR%\modules\cli\target\launch"

if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")
set "ANSWER=%TEMP%\sluice-java-%RANDOM%.txt"
"%JAVA%" -version 2> "%ANSWER%" >nul
if errorlevel 1 (
  echo sluice: no java found; install a JDK, 17 or newer, or set JAVA_HOME 1>&2
  exit /b 1
)
set "MAJOR="
for /f "usebackq tokens=2,3" %%a in ("%ANSWER%") do if "%%a"=="version" if not defined MAJOR set "MAJOR=%%~b"
del "%ANSWER%"
for /f "tokens=1 delims=.-+" %%m in ("%MAJOR%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  echo sluice: java is version %MAJOR%; Sluice needs 17 or newer: install one, or set JAVA_HOME to it 1>&2
  exit /b 1
)

set "STALE=1"
if exist "%LAUNCH%\stamp" (
  powershell -NoProfile -Command "$t=(Get-Item ($env:LAUNCH + '\stamp')).LastWriteTime; $f=@(Get-Item ($env:HOME_DIR + '\pom.xml'))+@(Get-ChildItem ($env:HOME_DIR + '\modules\*\pom.xml'))+@(Get-ChildItem -Recurse ($env:HOME_DIR + '\modules\*\src\main')); if ($f | Where-Object { $_.LastWriteTime -gt $t } | Select-Object -First 1) { exit 1 }"
  if not errorlevel 1 set "STALE="
)
if not defined STALE goto run

where mvn >nul 2>&1
if errorlevel 1 (
  echo sluice: Maven, 3.8 or newer, is needed to build; see https://maven.apache.org/install.html 1>&2
  exit /b 1
)
echo sluice: building (Maven fetches what is missing^) ... 1>&2
if not exist "%LAUNCH%\lib" mkdir "%LAUNCH%\lib"
type nul > "%LAUNCH%\stamp.new"
call mvn -f "%HOME_DIR%\pom.xml" -B -ntp -q -Dquick -pl modules/cli -am package > "%LAUNCH%\build.log" 2>&1
if errorlevel 1 (
  type "%LAUNCH%\build.log" 1>&2
  echo sluice: the build failed; all it said is in %LAUNCH%\build.log 1>&2
  exit /b 1
)
powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $q=$env:HOME_DIR + '\modules\cli\target\quick'; $l=$env:LAUNCH + '\lib'; $jars=@((Get-Item ($q + '\sluice-cli-*.jar')).FullName)+((Get-Content ($q + '\class-path')) -split ';'); $jars=$jars | ForEach-Object { if ($_.StartsWith($env:HOME_DIR)) { Copy-Item $_ $l -Force; Join-Path $l (Split-Path $_ -Leaf) } else { $_ } }; $p=($jars -join ';').Replace('\','\\'); $m=[long]((Get-CimInstance Win32_ComputerSystem).TotalPhysicalMemory / 1MB * 3 / 4); $h=$env:HOME_DIR.Replace('\','\\'); $c=[char]34; $n=[char]10; [IO.File]::WriteAllText($env:LAUNCH + '\arguments', '-XX:MaxDirectMemorySize=' + $m + 'm' + $n + '-cp' + $n + $c + $p + $c + $n + $c + '-Dsluice.home=' + $h + $c + $n)"
if errorlevel 1 exit /b 1
move /y "%LAUNCH%\stamp.new" "%LAUNCH%\stamp" >nul

:run
set "FLAGS=--add-modules jdk.incubator.vector"
if %MAJOR% GEQ 22 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED"
if %MAJOR% GEQ 23 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%JAVA%" %FLAGS% -XX:+UseSerialGC "@%LAUNCH%\arguments" %SLUICE_JAVA_OPTS% io.sluice.cli.Sluice %*
exit /b %ERRORLEVEL%

@echo off
rem The sluice command for Windows: builds itself with Maven on first use and when its sources changed, then runs.
rem
rem   JAVA_HOME          the JDK to use, 17 or newer; otherwise the java on PATH
rem   SLUICE_JAVA_OPTS   more JVM flags
rem
rem   sluice --with onednn VERB ...   adds oneDNN, 28 MB, and makes it what provider auto stands for;
rem   sluice --with mkl VERB ...      the same with MKL, 183 MB, for Intel's processors
rem   SLUICE_PROVIDER=onednn          does the same as --with, or mkl
rem
rem Blocks in parentheses hold no paths: a parenthesis in a path would end them.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "LAUNCH=%HOME_DIR%\modules\cli\target\launch"
rem Providers of matrix products that come with --with, and what Maven fetches for them.
set "PROVIDERS=onednn mkl"
set "MEGABYTES_onednn=28"
set "MEGABYTES_mkl=183"

rem Not by shift: that would split arguments at an equals sign.
set ARGUMENTS=%*
if not "%~1"=="--with" goto named
set "SLUICE_PROVIDER="
for %%p in (%PROVIDERS%) do if "%~2"=="%%p" set "SLUICE_PROVIDER=%%p"
if not defined SLUICE_PROVIDER (
  echo sluice: --with needs the name of a provider of matrix products, one of: %PROVIDERS% 1>&2
  exit /b 1
)
set "ARGUMENTS="
for /f "tokens=2*" %%a in ("%*") do set ARGUMENTS=%%b
set "VERB="
for /f "tokens=1" %%v in ("%ARGUMENTS%") do set "VERB=%%~v"
goto java

:named
set "VERB=%~1"

:java
set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
set "ANSWER=%TEMP%\sluice-java-%RANDOM%%RANDOM%.txt"
"%JAVA%" -version 2> "%ANSWER%" >nul
if errorlevel 1 (
  echo sluice: no java found; install a JDK, 17 or newer, or set JAVA_HOME to one 1>&2
  exit /b 1
)
set "MAJOR="
for /f "usebackq tokens=2,3" %%a in ("%ANSWER%") do if "%%a"=="version" if not defined MAJOR set "MAJOR=%%~b"
del "%ANSWER%"
if not defined MAJOR (
  echo sluice: cannot tell the version of java 1>&2
  exit /b 1
)
for /f "tokens=1 delims=.-+" %%m in ("%MAJOR%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  echo sluice: java is version %MAJOR%; Sluice needs 17 or newer: install one, or set JAVA_HOME to it 1>&2
  exit /b 1
)

rem Anything newer than the last build, or a jar that has gone from Maven's repository.
if not exist "%LAUNCH%\stamp" goto build
if not exist "%LAUNCH%\class-path" goto build
powershell -NoProfile -Command "$t=(Get-Item ($env:LAUNCH + '\stamp')).LastWriteTime; $f=@(Get-Item ($env:HOME_DIR + '\pom.xml'))+@(Get-ChildItem -Force -Recurse ($env:HOME_DIR + '\.mvn'))+@(Get-ChildItem ($env:HOME_DIR + '\modules\*\pom.xml'))+@(Get-ChildItem -Recurse ($env:HOME_DIR + '\modules\*\src\main')); if ($f | Where-Object { $_.LastWriteTime -gt $t } | Select-Object -First 1) { exit 1 }; if (Get-Content -Encoding UTF8 ($env:LAUNCH + '\class-path') | Where-Object { -not (Test-Path -LiteralPath $_) } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto extra

:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo sluice: Maven, 3.8 or newer, is needed to build; see https://maven.apache.org/install.html 1>&2
  exit /b 1
)
echo sluice: building; Maven fetches what is missing, which can take minutes ... 1>&2
if not exist "%LAUNCH%\lib" mkdir "%LAUNCH%\lib"
if not exist "%LAUNCH%\lib" (
  echo sluice: cannot write to modules\cli\target\launch, where Sluice is built 1>&2
  exit /b 1
)
rem Maven takes a jar for finished whose writing was cut off.
if exist "%LAUNCH%\stamp.new" for /d %%m in ("%HOME_DIR%\modules\*") do if exist "%%m\target\quick" rmdir /s /q "%%m\target\quick"
type nul > "%LAUNCH%\stamp.new"
call mvn -f "%HOME_DIR%\pom.xml" -B -ntp -Dquick -Pmkl -pl modules/cli -am package > "%LAUNCH%\build.log" 2>&1
if errorlevel 1 goto failed
powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $q=$env:HOME_DIR + '\modules\cli\target\quick'; $l=$env:LAUNCH + '\lib'; $jars=@((Get-Item ($q + '\sluice-cli-*.jar') | Where-Object { $_.Name -notmatch '-(tests|sources|javadoc)\.jar$' }).FullName)+((Get-Content -Encoding UTF8 ($q + '\class-path')) -split ';'); $jars=$jars | ForEach-Object { if ($_.StartsWith($env:HOME_DIR)) { Copy-Item -LiteralPath $_ $l -Force; Join-Path $l (Split-Path $_ -Leaf) } else { $_ } }; [IO.File]::WriteAllLines($env:LAUNCH + '\class-path', [string[]]$jars); $p=($jars -join ';').Replace('\','\\'); $m=[long]((Get-CimInstance Win32_ComputerSystem).TotalPhysicalMemory / 1MB * 3 / 4); $h=$env:HOME_DIR.Replace('\','\\'); $c=[char]34; $n=[char]10; [IO.File]::WriteAllText($env:LAUNCH + '\arguments', '-XX:MaxDirectMemorySize=' + $m + 'm' + $n + '-cp' + $n + $c + $p + $c + $n + $c + '-Dsluice.home=' + $h + $c + $n, [Text.Encoding]::Default)"
if errorlevel 1 exit /b 1
for %%p in (%PROVIDERS%) do if exist "%LAUNCH%\%%p.arguments" del "%LAUNCH%\%%p.arguments"
move /y "%LAUNCH%\stamp.new" "%LAUNCH%\stamp" >nul

rem What is added comes first: its JavaCPP is newer than ND4J's and serves both.
:extra
set "ADDED="
set "EXTRA="
for %%p in (%PROVIDERS%) do if "%SLUICE_PROVIDER%"=="%%p" set "EXTRA=%%p"
if not defined EXTRA goto run
if exist "%LAUNCH%\%EXTRA%.arguments" goto added
call echo sluice: building the provider %EXTRA%; Maven fetches %%MEGABYTES_%EXTRA%%% MB ... 1>&2
call mvn -f "%HOME_DIR%\pom.xml" -B -ntp -Dquick -Pmkl -pl modules/%EXTRA% -am package > "%LAUNCH%\build.log" 2>&1
if errorlevel 1 goto failed
powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $q=$env:HOME_DIR + '\modules\' + $env:EXTRA + '\target\quick'; $l=$env:LAUNCH + '\lib'; $jars=@((Get-Item ($q + '\sluice-' + $env:EXTRA + '-*.jar') | Where-Object { $_.Name -notmatch '-(tests|sources|javadoc)\.jar$' }).FullName)+((Get-Content -Encoding UTF8 ($q + '\class-path')) -split ';'); $jars=$jars | ForEach-Object { if ($_.StartsWith($env:HOME_DIR)) { Copy-Item -LiteralPath $_ $l -Force; Join-Path $l (Split-Path $_ -Leaf) } else { $_ } }; $jars=@($jars)+@(Get-Content -Encoding UTF8 ($env:LAUNCH + '\class-path')) | Select-Object -Unique; $c=[char]34; $n=[char]10; [IO.File]::WriteAllText($env:LAUNCH + '\' + $env:EXTRA + '.arguments', '-cp' + $n + $c + ($jars -join ';').Replace('\','\\') + $c + $n, [Text.Encoding]::Default)"
if errorlevel 1 exit /b 1
:added
set ADDED="@%LAUNCH%\%EXTRA%.arguments"

:run
set "FLAGS=--add-modules jdk.incubator.vector"
if %MAJOR% GEQ 22 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED"
if %MAJOR% GEQ 23 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"
set "COLLECTOR=-XX:+UseSerialGC"
if defined SLUICE_JAVA_OPTS echo %SLUICE_JAVA_OPTS%| findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul && set "COLLECTOR="
rem Tagging allocates, but nothing for long: a young generation of fixed size, an old one that grows with the model.
set "HEAP="
set "FRUGAL=-Xms128m -Xmn64m -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30"
if "%VERB%"=="tag" set "HEAP=%FRUGAL%"
if "%VERB%"=="evaluate" set "HEAP=%FRUGAL%"
if "%VERB%"=="bench" echo %ARGUMENTS%| findstr /c:"--tagger" >nul && set "HEAP=%FRUGAL%"
if not defined COLLECTOR set "HEAP="
if defined SLUICE_JAVA_OPTS echo %SLUICE_JAVA_OPTS%| findstr /c:"-Xm" >nul && set "HEAP="
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%JAVA%" %FLAGS% %COLLECTOR% %HEAP% "@%LAUNCH%\arguments" %ADDED% %SLUICE_JAVA_OPTS% io.sluice.cli.Sluice %ARGUMENTS%
exit /b %ERRORLEVEL%

:failed
if exist "%LAUNCH%\stamp.new" del "%LAUNCH%\stamp.new"
type "%LAUNCH%\build.log" 1>&2
echo sluice: the build failed; all it said is in "%LAUNCH%\build.log" 1>&2
exit /b 1

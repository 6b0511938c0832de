@echo off
rem The sluice command for Windows, as unpacked from its distribution.
rem
rem   JAVA_HOME          the Java to use, 17 or newer, a JRE suffices; otherwise the java on PATH
rem   SLUICE_JAVA_OPTS   more JVM flags
rem   SLUICE_CLASSPATH   more jars, before those that come along; so are those in lib\extra
rem
rem   sluice --with onednn VERB ...   makes oneDNN what provider auto stands for, where its jars are in lib\extra
rem                                   or SLUICE_CLASSPATH; the same with mkl
rem   SLUICE_PROVIDER=onednn          does the same as --with, or mkl
rem
rem Blocks in parentheses hold no paths: a parenthesis in a path would end them.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0.."
set "PROVIDERS=onednn mkl"

rem Not by shift: that would split arguments at an equals sign.
set ARGUMENTS=%*
if not "%~1"=="--with" goto named
set "SLUICE_PROVIDER="
for %%p in (%PROVIDERS%) do if "%~2"=="%%p" set "SLUICE_PROVIDER=%%p"
if not defined SLUICE_PROVIDER (
  echo sluice: --with needs the name of a provider of matrix products, one of: %PROVIDERS% 1>&2
  exit /b 2
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
  echo sluice: no java found; install a JRE, 17 or newer, or set JAVA_HOME to one 1>&2
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

rem Arrays live outside the heap; three quarters of the machine's memory, asked for once.
set "DIRECT="
set "KEPT=%LOCALAPPDATA%\sluice-direct-memory"
if not exist "%KEPT%" powershell -NoProfile -Command "[long]((Get-CimInstance Win32_ComputerSystem).TotalPhysicalMemory / 1MB * 3 / 4)" > "%KEPT%" 2>nul
if exist "%KEPT%" for /f "usebackq" %%m in ("%KEPT%") do set "DIRECT=-XX:MaxDirectMemorySize=%%mm"

rem What is added comes first: its JavaCPP is newer than ND4J's and serves both.
set "JARS=%HOME_DIR%\lib\extra\*;%HOME_DIR%\lib\*"
if defined SLUICE_CLASSPATH set "JARS=%SLUICE_CLASSPATH%;%JARS%"

rem A JRE may come without the Vector API.
set "FLAGS="
"%JAVA%" --list-modules | findstr /b /c:"jdk.incubator.vector" >nul && set "FLAGS=--add-modules jdk.incubator.vector"
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
"%JAVA%" %FLAGS% %COLLECTOR% %HEAP% %DIRECT% -cp "%JARS%" "-Dsluice.home=%HOME_DIR%\bin" %SLUICE_JAVA_OPTS% io.sluice.cli.Sluice %ARGUMENTS%
exit /b %ERRORLEVEL%

@echo off
rem Starts @name@ with Java 25 or newer: that of JAVA_HOME, or the one on the PATH.
rem run --learn makes the cache that lets it start in a fraction of the time, for this Java.
setlocal
set "here=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version 2>&1 | findstr /r /c:"version \"2[5-9]" /c:"version \"[3-9][0-9]" > nul
if errorlevel 1 (
    echo @name@ needs Java 25 or newer. Install it, or let JAVA_HOME point to it. 1>&2
    exit /b 1
)
if not "%~1"=="--learn" goto start
rem The dot keeps the folder's backslash from escaping the quote.
"%java%" -cp "%here%lib\jumun-learn.jar" dev.jumun.cli.packaging.Learn "%here%." "@name@"
exit /b %ERRORLEVEL%
:start
set "cache="
if exist "%here%@name@.aot" set "cache=-XX:AOTCache="%here%@name@.aot""
"%java%" %cache% "@%here%jvm.options" %JAVA_OPTIONS% -jar "%here%@name@.jar" %*
exit /b %ERRORLEVEL%

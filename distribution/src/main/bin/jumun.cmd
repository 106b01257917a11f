@echo off
rem Starts jumun with a JDK 25: that of JAVA_HOME, or the one on the PATH.
setlocal
for %%I in ("%~dp0..") do set "home=%%~fI"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version 2>&1 | findstr /r /c:"version \"25[.\"]" > nul
if errorlevel 1 (
    echo jumun: No JDK 25 was found. Install one, or let JAVA_HOME point to it. 1>&2
    exit /b 1
)
set "next=%TEMP%\jumun-%RANDOM%%RANDOM%.args"
:again
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --add-opens java.base/java.lang=ALL-UNNAMED ^
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
    -Dio.netty.jfr.enabled=false -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ^
    "-Djumun.home=%home%" "-Djumun.next=%next%" ^
    -cp "%home%\lib\jumun.jar" dev.jumun.cli.Main %*
set "status=%ERRORLEVEL%"
if "%status%"=="75" goto again
if not "%status%"=="76" exit /b %status%
"%java%" "@%next%"
set "status=%ERRORLEVEL%"
del "%next%"
exit /b %status%

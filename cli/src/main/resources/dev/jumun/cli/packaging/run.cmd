@echo off
rem Starts @name@ with Java 25 or newer: that of JAVA_HOME, or the one on the PATH.
setlocal
set "here=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "cache="
if exist "%here%@name@.aot" set "cache=-XX:AOTCache="%here%@name@.aot""
"%java%" %cache% "@%here%jvm.options" %JAVA_OPTIONS% -jar "%here%@name@.jar" %*
exit /b %ERRORLEVEL%

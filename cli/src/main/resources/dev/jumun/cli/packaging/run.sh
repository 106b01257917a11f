#!/bin/sh
# Starts @name@ with Java 25 or newer: that of JAVA_HOME, or the one on the PATH.
# run --learn makes the cache that lets it start in a fraction of the time, for this Java.
set -eu
case "$0" in
    */*) here="$(cd "${0%/*}" && pwd)" ;;
    *) here="$(pwd)" ;;
esac
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if ! command -v "$java" > /dev/null; then
    echo "@name@ needs Java 25, and there is no $java. Install it, or let JAVA_HOME point to it." >&2
    exit 1
fi
jdk="${JAVA_HOME:-}"
if [ -z "$jdk" ]; then
    jdk="$(readlink -f "$(command -v java)")"
    jdk="${jdk%/bin/java}"
fi
if [ -f "$jdk/release" ]; then
    while IFS= read -r line; do
        case "$line" in
            'JAVA_VERSION="2'[5-9]* | 'JAVA_VERSION="'[3-9][0-9]*) break ;;
            JAVA_VERSION=*)
                echo "@name@ needs Java 25 or newer; $jdk has ${line#JAVA_VERSION=}." >&2
                echo "Let JAVA_HOME point to another one." >&2
                exit 1
                ;;
        esac
    done < "$jdk/release"
fi
if [ "${1:-}" = --learn ]; then
    exec "$java" -cp "$here/lib/jumun-learn.jar" dev.jumun.cli.packaging.Learn "$here" "@name@"
fi
cache=
[ ! -f "$here/@name@.aot" ] || cache="$here/@name@.aot"
# shellcheck disable=SC2086 # JAVA_OPTIONS are several words
exec "$java" ${cache:+"-XX:AOTCache=$cache"} "@$here/jvm.options" \
    ${JAVA_OPTIONS:-} -jar "$here/@name@.jar" "$@"

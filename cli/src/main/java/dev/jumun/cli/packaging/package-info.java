/** Packages an application: jars, a start script and an AOT cache. */
@NullMarked
package dev.jumun.cli.packaging;

import org.jspecify.annotations.NullMarked;

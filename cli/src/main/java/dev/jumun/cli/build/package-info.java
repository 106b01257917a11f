/** Compiles a project in this process and finds its API. */
@NullMarked
package dev.jumun.cli.build;

import org.jspecify.annotations.NullMarked;

/** What a command works on: a Maven module or a single file, and the libraries that it needs. */
@NullMarked
package dev.jumun.cli.project;

import org.jspecify.annotations.NullMarked;

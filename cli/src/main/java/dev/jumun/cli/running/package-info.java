/** Servers that run on this machine, asked through their sockets. */
@NullMarked
package dev.jumun.cli.running;

import org.jspecify.annotations.NullMarked;

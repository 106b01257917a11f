/** Event loops: their threads, what belongs to each alone, and which thread a request runs on. */
@NullMarked
package dev.jumun.server.loop;

import org.jspecify.annotations.NullMarked;

/** HTTP/1.1: connections and their answers. */
@NullMarked
package dev.jumun.server.http1;

import org.jspecify.annotations.NullMarked;

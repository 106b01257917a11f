/** HTTP/2: connections, their streams, and what abuses them. */
@NullMarked
package dev.jumun.server.http2;

import org.jspecify.annotations.NullMarked;

/** HTTP/1.1, HTTP/2 and TLS on Netty, every request on a virtual thread. */
@NullMarked
package dev.jumun.server;

import org.jspecify.annotations.NullMarked;

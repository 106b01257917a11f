/** Limits of connections, requests and memory, and what counts them. */
@NullMarked
package dev.jumun.server.limits;

import org.jspecify.annotations.NullMarked;

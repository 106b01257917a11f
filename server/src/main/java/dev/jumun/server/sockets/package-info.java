/**
 * Blocking sockets on event loops, for drivers of databases. Independent of what serves requests.
 */
@NullMarked
package dev.jumun.server.sockets;

import org.jspecify.annotations.NullMarked;

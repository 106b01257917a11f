/** A request and its response, whatever the protocol; what all connections of a server share. */
@NullMarked
package dev.jumun.server.exchange;

import org.jspecify.annotations.NullMarked;

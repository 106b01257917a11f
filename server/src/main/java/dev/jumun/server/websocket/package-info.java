/** Web sockets (RFC 6455), their compression (RFC 7692) and the memory of their messages. */
@NullMarked
package dev.jumun.server.websocket;

import org.jspecify.annotations.NullMarked;

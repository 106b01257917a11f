package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;

/** The request that is being answered; injected by its type. */
public interface Request {
    /** The method: {@code GET}. */
    String method();

    /** The path, decoded: {@code /drinks/42}. */
    String path();

    /** What follows the question mark, as it was sent; empty if there is none. */
    String query();

    /** The header fields. */
    Headers headers();

    /** The URL as the client wrote it, from scheme, {@code Host}, path and query. */
    String url();

    /** Who sent it. */
    SocketAddress remoteAddress();

    /**
     * The body as JSON: null, strings, numbers, booleans, lists and maps. Blocks until all has
     * come.
     *
     * @throws HttpError 400 if it is no JSON
     */
    @Nullable Object json();

    /** The bytes of the body. Blocks until all have come; may be asked for again. */
    byte[] body();
}

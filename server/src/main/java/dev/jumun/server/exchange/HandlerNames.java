package dev.jumun.server.exchange;

/**
 * Names of handlers in the pipelines of connections. Which of them a pipeline has tells what the
 * connection speaks.
 */
public final class HandlerNames {
    /** Behind it there are only bytes, and no HTTP/1.1 any more. */
    public static final String WIRE = "wire";

    /** Of a connection's requests, where it speaks HTTP/1.1. */
    public static final String REQUESTS = "requests";

    /** Of a connection's streams, where it speaks HTTP/2. */
    public static final String STREAMS = "streams";

    /** Of a connection that has become a web socket. */
    public static final String WEB_SOCKET = "webSocket";

    private HandlerNames() {}
}

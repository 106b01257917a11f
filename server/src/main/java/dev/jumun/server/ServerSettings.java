package dev.jumun.server;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a server listens, and what it puts up with. Immutable: the {@code with} methods return a
 * changed copy. Sizes are in bytes. Values that make no sense are refused with an {@link
 * IllegalArgumentException}, here or when the server starts.
 */
public final class ServerSettings implements Cloneable {
    /** What Linux and others allow, less what a name of their own may need. */
    private static final int MAX_SOCKET_PATH = 100;

    // Changed only in a copy that has not been handed out.
    private String host = "127.0.0.1";
    private int port = 8000;
    private @Nullable Path unixSocket;
    private int maxUriSize = 8 * 1024;
    private int maxHeadSize = 16 * 1024;
    private long maxBodySize = 16L * 1024 * 1024;
    private Duration headTimeout = Duration.ofSeconds(10);
    private Duration bodyTimeout = Duration.ofSeconds(60);
    private Duration idleTimeout = Duration.ofSeconds(75);
    private int maxConnections = 20_000;
    private int maxConnectionsPerClient;
    private int maxRequests = 10_000;
    private int maxPipelined = 16;
    private long maxUnsent = Runtime.getRuntime().maxMemory() / 4;
    private long maxUnsentPerConnection = 1024 * 1024;
    private int gzipThreshold = -1;
    private int webSocketDeflateThreshold = 500;
    private Duration requestTimeout = Duration.ZERO;
    private int webSocketMaxMessage = 1024 * 1024;
    private int webSocketBacklog = 1024 * 1024;
    private Duration webSocketPing = Duration.ofSeconds(20);
    private Duration shutdownGrace = Duration.ofSeconds(20);
    private @Nullable TlsSettings tls;

    private ServerSettings() {}

    /** Plain HTTP on port 8000 of this machine only, with safe limits. */
    public static ServerSettings defaults() {
        return new ServerSettings();
    }

    private ServerSettings with(Consumer<ServerSettings> change) {
        try {
            ServerSettings copy = (ServerSettings) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e); // it is Cloneable
        }
    }

    private static void require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The setting " + name + " is " + value + "; it must be " + wanted + ".");
        }
    }

    /** Returns the address to listen on. */
    public String host() {
        return host;
    }

    /** Returns a copy with another {@link #host}. */
    public ServerSettings withHost(String value) {
        require(!value.isBlank(), "host", value, "a name or an address");
        return with(s -> s.host = value);
    }

    /** Returns the port; 0 for any that is free. */
    public int port() {
        return port;
    }

    /** Returns a copy with another {@link #port}. */
    public ServerSettings withPort(int value) {
        require(value >= 0 && value <= 65_535, "port", value, "from 0 to 65535");
        return with(s -> s.port = value);
    }

    /** Returns the Unix socket that is listened on in place of host and port, or null. */
    public @Nullable Path unixSocket() {
        return unixSocket;
    }

    /**
     * Returns a copy that listens on a Unix socket in place of host and port. A file that is left
     * from a server that has ended is replaced. Who may connect is said by the rights of its
     * folder.
     */
    public ServerSettings withUnixSocket(Path value) {
        int length = value.toString().getBytes(StandardCharsets.UTF_8).length;
        require(length <= MAX_SOCKET_PATH, "unixSocket", value, "no longer than 100 bytes");
        return with(s -> s.unixSocket = value);
    }

    /** Returns the URI at most; beyond it 414. */
    public int maxUriSize() {
        return maxUriSize;
    }

    /** Returns a copy with another {@link #maxUriSize}. */
    public ServerSettings withMaxUriSize(int value) {
        require(value >= 256, "maxUriSize", value, "256 or more");
        return with(s -> s.maxUriSize = value);
    }

    /** Returns all header fields at most; beyond it 431. */
    public int maxHeadSize() {
        return maxHeadSize;
    }

    /** Returns a copy with another {@link #maxHeadSize}. */
    public ServerSettings withMaxHeadSize(int value) {
        require(value >= 256, "maxHeadSize", value, "256 or more");
        return with(s -> s.maxHeadSize = value);
    }

    /** Returns a body at most; beyond it 413. */
    public long maxBodySize() {
        return maxBodySize;
    }

    /** Returns a copy with another {@link #maxBodySize}. */
    public ServerSettings withMaxBodySize(long value) {
        require(value >= 0, "maxBodySize", value, "0 or more");
        return with(s -> s.maxBodySize = value);
    }

    /** Returns how long a head may take from its first byte; beyond it 408. */
    public Duration headTimeout() {
        return headTimeout;
    }

    /** Returns a copy with another {@link #headTimeout}. */
    public ServerSettings withHeadTimeout(Duration value) {
        require(value.isPositive(), "headTimeout", value, "positive");
        return with(s -> s.headTimeout = value);
    }

    /**
     * Returns how long a body may take while a handler waits for it; beyond it 408. For each KiB
     * that comes it has a second more.
     */
    public Duration bodyTimeout() {
        return bodyTimeout;
    }

    /** Returns a copy with another {@link #bodyTimeout}. */
    public ServerSettings withBodyTimeout(Duration value) {
        require(value.isPositive(), "bodyTimeout", value, "positive");
        return with(s -> s.bodyTimeout = value);
    }

    /**
     * Returns how long nothing may move on a connection: without a request, or while its client
     * takes nothing of what was written; then it is closed. A client that takes a little at a time
     * has as long as it needs.
     */
    public Duration idleTimeout() {
        return idleTimeout;
    }

    /** Returns a copy with another {@link #idleTimeout}. */
    public ServerSettings withIdleTimeout(Duration value) {
        require(value.isPositive(), "idleTimeout", value, "positive");
        return with(s -> s.idleTimeout = value);
    }

    /** Returns connections at once; beyond it 503. */
    public int maxConnections() {
        return maxConnections;
    }

    /** Returns a copy with another {@link #maxConnections}. */
    public ServerSettings withMaxConnections(int value) {
        require(value > 0, "maxConnections", value, "1 or more");
        return with(s -> s.maxConnections = value);
    }

    /** Returns connections of one address at once; beyond it 503. Zero for as many as there are. */
    public int maxConnectionsPerClient() {
        return maxConnectionsPerClient;
    }

    /**
     * Returns a copy with another {@link #maxConnectionsPerClient}. A client is an address of IPv4,
     * or the first 64 bits of one of IPv6. Behind a proxy all clients have the address of the
     * proxy.
     */
    public ServerSettings withMaxConnectionsPerClient(int value) {
        require(value >= 0, "maxConnectionsPerClient", value, "0 or more");
        return with(s -> s.maxConnectionsPerClient = value);
    }

    /** Returns requests in progress at once; beyond it 503. */
    public int maxRequests() {
        return maxRequests;
    }

    /** Returns a copy with another {@link #maxRequests}. */
    public ServerSettings withMaxRequests(int value) {
        require(value > 0, "maxRequests", value, "1 or more");
        return with(s -> s.maxRequests = value);
    }

    /** Returns requests of one connection that may wait for their turn. */
    public int maxPipelined() {
        return maxPipelined;
    }

    /** Returns a copy with another {@link #maxPipelined}. */
    public ServerSettings withMaxPipelined(int value) {
        require(value >= 0, "maxPipelined", value, "0 or more");
        return with(s -> s.maxPipelined = value);
    }

    /**
     * Returns how much of all answers together may wait in memory for clients that take them
     * slowly; beyond it 503. At first a quarter of the heap.
     */
    public long maxUnsent() {
        return maxUnsent;
    }

    /** Returns a copy with another {@link #maxUnsent}. */
    public ServerSettings withMaxUnsent(long value) {
        require(value >= 64 * 1024, "maxUnsent", value, "65536 or more");
        return with(s -> s.maxUnsent = value);
    }

    /**
     * Returns how much of the answers on one connection of HTTP/2 may wait in memory before its
     * next request has to wait. HTTP/1.1 has one answer at a time.
     */
    public long maxUnsentPerConnection() {
        return maxUnsentPerConnection;
    }

    /** Returns a copy with another {@link #maxUnsentPerConnection}. */
    public ServerSettings withMaxUnsentPerConnection(long value) {
        require(value >= 1, "maxUnsentPerConnection", value, "1 or more");
        return with(s -> s.maxUnsentPerConnection = value);
    }

    /**
     * Returns from which size on, in bytes, answers in a text format are gzipped for clients that
     * take it; negative, as at first, for never: as with FastAPI, compression is asked for.
     */
    public int gzipThreshold() {
        return gzipThreshold;
    }

    /** Returns a copy with another {@link #gzipThreshold}. */
    public ServerSettings withGzipThreshold(int value) {
        return with(s -> s.gzipThreshold = value);
    }

    /**
     * Returns from which size on, in bytes, messages of web sockets are compressed, if the client
     * offers it (RFC 7692); negative for never.
     */
    public int webSocketDeflateThreshold() {
        return webSocketDeflateThreshold;
    }

    /** Returns a copy with another {@link #webSocketDeflateThreshold}. */
    public ServerSettings withWebSocketDeflateThreshold(int value) {
        return with(s -> s.webSocketDeflateThreshold = value);
    }

    /**
     * Returns how long a request may take from its head to its answer; then it is cancelled, and
     * the client told 503. Zero for as long as it likes.
     */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** Returns a copy with another {@link #requestTimeout}. */
    public ServerSettings withRequestTimeout(Duration value) {
        require(!value.isNegative(), "requestTimeout", value, "0 or more");
        return with(s -> s.requestTimeout = value);
    }

    /** Returns a message of a web socket at most, when it is not compressed any more; else 1009. */
    public int webSocketMaxMessage() {
        return webSocketMaxMessage;
    }

    /** Returns a copy with another {@link #webSocketMaxMessage}. */
    public ServerSettings withWebSocketMaxMessage(int value) {
        require(value >= 125, "webSocketMaxMessage", value, "125 or more");
        return with(s -> s.webSocketMaxMessage = value);
    }

    /**
     * Returns how much is kept for the peer of a web socket that is told the same as others and
     * does not take it; beyond it 1013.
     */
    public int webSocketBacklog() {
        return webSocketBacklog;
    }

    /** Returns a copy with another {@link #webSocketBacklog}. */
    public ServerSettings withWebSocketBacklog(int value) {
        require(value >= 0, "webSocketBacklog", value, "0 or more");
        return with(s -> s.webSocketBacklog = value);
    }

    /**
     * Returns after which silence the peer of a web socket is pinged; if it stays silent for as
     * long again, it is gone. Zero for never.
     */
    public Duration webSocketPing() {
        return webSocketPing;
    }

    /** Returns a copy with another {@link #webSocketPing}. */
    public ServerSettings withWebSocketPing(Duration value) {
        require(!value.isNegative(), "webSocketPing", value, "0 or more");
        return with(s -> s.webSocketPing = value);
    }

    /** Returns how long requests in progress may go on when the server stops. */
    public Duration shutdownGrace() {
        return shutdownGrace;
    }

    /** Returns a copy with another {@link #shutdownGrace}. */
    public ServerSettings withShutdownGrace(Duration value) {
        require(!value.isNegative(), "shutdownGrace", value, "0 or more");
        return with(s -> s.shutdownGrace = value);
    }

    /** Returns how HTTPS is served, or null for plain HTTP. */
    public @Nullable TlsSettings tls() {
        return tls;
    }

    /** Returns a copy that serves HTTPS. */
    public ServerSettings withTls(TlsSettings value) {
        return with(s -> s.tls = value);
    }

    /** Returns a copy that serves HTTPS with a PEM pair: a certificate chain and its key. */
    public ServerSettings withTls(Path chain, Path key) {
        return withTls(TlsSettings.of(chain, key));
    }
}

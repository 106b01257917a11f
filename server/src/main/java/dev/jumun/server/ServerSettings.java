package dev.jumun.server;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a server listens, and what it puts up with. Immutable: the {@code with} methods return a
 * changed copy. Sizes are in bytes. Values that make no sense are refused with an {@link
 * IllegalArgumentException}.
 */
public final class ServerSettings {
    // Set only before the object is handed out.
    private String host = "127.0.0.1";
    private int port = 8000;
    private int maxUriSize = 8 * 1024;
    private int maxHeadSize = 16 * 1024;
    private long maxBodySize = 16L * 1024 * 1024;
    private Duration headTimeout = Duration.ofSeconds(10);
    private Duration bodyTimeout = Duration.ofSeconds(60);
    private Duration idleTimeout = Duration.ofSeconds(75);
    private int maxConnections = 20_000;
    private int maxRequests = 10_000;
    private int maxPipelined = 16;
    private int gzipThreshold = -1;
    private int webSocketDeflateThreshold = 500;
    private Duration requestTimeout = Duration.ZERO;
    private int webSocketMaxMessage = 1024 * 1024;
    private int webSocketBacklog = 1024 * 1024;
    private Duration webSocketPing = Duration.ofSeconds(20);
    private Duration shutdownGrace = Duration.ofSeconds(20);
    private @Nullable Path certificate;
    private @Nullable Path privateKey;

    private ServerSettings() {}

    /** Plain HTTP on port 8000 of this machine only, with safe limits. */
    public static ServerSettings defaults() {
        return new ServerSettings();
    }

    private ServerSettings copy() {
        ServerSettings copy = new ServerSettings();
        copy.host = host;
        copy.port = port;
        copy.maxUriSize = maxUriSize;
        copy.maxHeadSize = maxHeadSize;
        copy.maxBodySize = maxBodySize;
        copy.headTimeout = headTimeout;
        copy.bodyTimeout = bodyTimeout;
        copy.idleTimeout = idleTimeout;
        copy.maxConnections = maxConnections;
        copy.maxRequests = maxRequests;
        copy.maxPipelined = maxPipelined;
        copy.gzipThreshold = gzipThreshold;
        copy.webSocketDeflateThreshold = webSocketDeflateThreshold;
        copy.requestTimeout = requestTimeout;
        copy.webSocketMaxMessage = webSocketMaxMessage;
        copy.webSocketBacklog = webSocketBacklog;
        copy.webSocketPing = webSocketPing;
        copy.shutdownGrace = shutdownGrace;
        copy.certificate = certificate;
        copy.privateKey = privateKey;
        return copy;
    }

    private static <T> T require(boolean holds, String name, T value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The setting " + name + " is " + value + "; it must be " + wanted + ".");
        }
        return value;
    }

    /** Returns the address to listen on. */
    public String host() {
        return host;
    }

    /** Returns a copy with another {@link #host}. */
    public ServerSettings withHost(String value) {
        ServerSettings copy = copy();
        copy.host = require(!value.isBlank(), "host", value, "a name or an address");
        return copy;
    }

    /** Returns the port; 0 for any that is free. */
    public int port() {
        return port;
    }

    /** Returns a copy with another {@link #port}. */
    public ServerSettings withPort(int value) {
        ServerSettings copy = copy();
        copy.port = require(value >= 0 && value <= 65_535, "port", value, "from 0 to 65535");
        return copy;
    }

    /** Returns the URI at most; beyond it 414. */
    public int maxUriSize() {
        return maxUriSize;
    }

    /** Returns a copy with another {@link #maxUriSize}. */
    public ServerSettings withMaxUriSize(int value) {
        ServerSettings copy = copy();
        copy.maxUriSize = require(value >= 256, "maxUriSize", value, "256 or more");
        return copy;
    }

    /** Returns all header fields at most; beyond it 431. */
    public int maxHeadSize() {
        return maxHeadSize;
    }

    /** Returns a copy with another {@link #maxHeadSize}. */
    public ServerSettings withMaxHeadSize(int value) {
        ServerSettings copy = copy();
        copy.maxHeadSize = require(value >= 256, "maxHeadSize", value, "256 or more");
        return copy;
    }

    /** Returns a body at most; beyond it 413. */
    public long maxBodySize() {
        return maxBodySize;
    }

    /** Returns a copy with another {@link #maxBodySize}. */
    public ServerSettings withMaxBodySize(long value) {
        ServerSettings copy = copy();
        copy.maxBodySize = require(value >= 0, "maxBodySize", value, "0 or more");
        return copy;
    }

    /** Returns how long a head may take from its first byte; beyond it 408. */
    public Duration headTimeout() {
        return headTimeout;
    }

    /** Returns a copy with another {@link #headTimeout}. */
    public ServerSettings withHeadTimeout(Duration value) {
        ServerSettings copy = copy();
        copy.headTimeout = require(value.isPositive(), "headTimeout", value, "positive");
        return copy;
    }

    /** Returns how long a body may take while a handler waits for it; beyond it 408. */
    public Duration bodyTimeout() {
        return bodyTimeout;
    }

    /** Returns a copy with another {@link #bodyTimeout}. */
    public ServerSettings withBodyTimeout(Duration value) {
        ServerSettings copy = copy();
        copy.bodyTimeout = require(value.isPositive(), "bodyTimeout", value, "positive");
        return copy;
    }

    /** Returns how long a connection may stay without a request; then it is closed. */
    public Duration idleTimeout() {
        return idleTimeout;
    }

    /** Returns a copy with another {@link #idleTimeout}. */
    public ServerSettings withIdleTimeout(Duration value) {
        ServerSettings copy = copy();
        copy.idleTimeout = require(value.isPositive(), "idleTimeout", value, "positive");
        return copy;
    }

    /** Returns connections at once; beyond it 503. */
    public int maxConnections() {
        return maxConnections;
    }

    /** Returns a copy with another {@link #maxConnections}. */
    public ServerSettings withMaxConnections(int value) {
        ServerSettings copy = copy();
        copy.maxConnections = require(value > 0, "maxConnections", value, "1 or more");
        return copy;
    }

    /** Returns requests in progress at once; beyond it 503. */
    public int maxRequests() {
        return maxRequests;
    }

    /** Returns a copy with another {@link #maxRequests}. */
    public ServerSettings withMaxRequests(int value) {
        ServerSettings copy = copy();
        copy.maxRequests = require(value > 0, "maxRequests", value, "1 or more");
        return copy;
    }

    /** Returns requests of one connection that may wait for their turn. */
    public int maxPipelined() {
        return maxPipelined;
    }

    /** Returns a copy with another {@link #maxPipelined}. */
    public ServerSettings withMaxPipelined(int value) {
        ServerSettings copy = copy();
        copy.maxPipelined = require(value >= 0, "maxPipelined", value, "0 or more");
        return copy;
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
        ServerSettings copy = copy();
        copy.gzipThreshold = value;
        return copy;
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
        ServerSettings copy = copy();
        copy.webSocketDeflateThreshold = value;
        return copy;
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
        ServerSettings copy = copy();
        copy.requestTimeout = require(!value.isNegative(), "requestTimeout", value, "0 or more");
        return copy;
    }

    /** Returns a message of a web socket at most, when it is not compressed any more; else 1009. */
    public int webSocketMaxMessage() {
        return webSocketMaxMessage;
    }

    /** Returns a copy with another {@link #webSocketMaxMessage}. */
    public ServerSettings withWebSocketMaxMessage(int value) {
        ServerSettings copy = copy();
        copy.webSocketMaxMessage =
                require(value >= 125, "webSocketMaxMessage", value, "125 or more");
        return copy;
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
        ServerSettings copy = copy();
        copy.webSocketBacklog = require(value >= 0, "webSocketBacklog", value, "0 or more");
        return copy;
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
        ServerSettings copy = copy();
        copy.webSocketPing = require(!value.isNegative(), "webSocketPing", value, "0 or more");
        return copy;
    }

    /** Returns how long requests in progress may go on when the server stops. */
    public Duration shutdownGrace() {
        return shutdownGrace;
    }

    /** Returns a copy with another {@link #shutdownGrace}. */
    public ServerSettings withShutdownGrace(Duration value) {
        ServerSettings copy = copy();
        copy.shutdownGrace = require(!value.isNegative(), "shutdownGrace", value, "0 or more");
        return copy;
    }

    /** Returns the PEM file with the certificate chain, or null for plain HTTP. */
    public @Nullable Path certificate() {
        return certificate;
    }

    /** Returns the PEM file with the certificate's private key, or null for plain HTTP. */
    public @Nullable Path privateKey() {
        return privateKey;
    }

    /** Returns a copy that serves HTTPS with a PEM pair. */
    public ServerSettings withTls(Path chain, Path key) {
        ServerSettings copy = copy();
        copy.certificate = chain;
        copy.privateKey = key;
        return copy;
    }
}

package dev.jumun.server;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a server listens, and what it puts up with. Immutable; the {@code with} methods return a
 * changed copy. Sizes are in bytes.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any that is free
 * @param certificate a PEM file with the certificate chain, or null for plain HTTP
 * @param privateKey a PEM file with its private key, or null
 * @param maxUriSize the request line at most; beyond it 414
 * @param maxHeadSize all header fields at most; beyond it 431
 * @param maxBodySize a body at most; beyond it 413
 * @param headTimeout how long a head may take from its first byte; beyond it 408
 * @param bodyTimeout how long a body may take while a handler waits for it; beyond it 408
 * @param idleTimeout how long a connection may stay without a request; then it is closed
 * @param maxConnections at once; beyond it 503
 * @param maxRequests in progress at once; beyond it 503
 * @param maxPipelined requests of one connection that may wait for their turn
 * @param compressionThreshold answers of a compressible type from this size on are sent gzipped;
 *     negative for never
 * @param shutdownGrace how long requests in progress may go on when the server stops
 */
public record ServerSettings(
        String host,
        int port,
        @Nullable Path certificate,
        @Nullable Path privateKey,
        int maxUriSize,
        int maxHeadSize,
        long maxBodySize,
        Duration headTimeout,
        Duration bodyTimeout,
        Duration idleTimeout,
        int maxConnections,
        int maxRequests,
        int maxPipelined,
        int compressionThreshold,
        Duration shutdownGrace) {
    /** Checks that the settings make sense. */
    public ServerSettings {
        require(port >= 0 && port <= 65_535, "port", port, "from 0 to 65535");
        require(maxUriSize >= 256, "maxUriSize", maxUriSize, "256 or more");
        require(maxHeadSize >= 256, "maxHeadSize", maxHeadSize, "256 or more");
        require(maxBodySize >= 0, "maxBodySize", maxBodySize, "0 or more");
        require(maxConnections > 0, "maxConnections", maxConnections, "1 or more");
        require(maxRequests > 0, "maxRequests", maxRequests, "1 or more");
        require(maxPipelined >= 0, "maxPipelined", maxPipelined, "0 or more");
        require(headTimeout.isPositive(), "headTimeout", headTimeout, "positive");
        require(bodyTimeout.isPositive(), "bodyTimeout", bodyTimeout, "positive");
        require(idleTimeout.isPositive(), "idleTimeout", idleTimeout, "positive");
        require(!shutdownGrace.isNegative(), "shutdownGrace", shutdownGrace, "0 or more");
        if ((certificate == null) != (privateKey == null)) {
            throw new IllegalArgumentException(
                    "TLS needs both a certificate and a private key; only one was given.");
        }
    }

    private static void require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The setting " + name + " is " + value + "; it must be " + wanted + ".");
        }
    }

    /** Plain HTTP on port 8000 of this machine only, with safe limits. */
    public static ServerSettings defaults() {
        return new ServerSettings(
                "127.0.0.1",
                8000,
                null,
                null,
                8 * 1024,
                16 * 1024,
                16L * 1024 * 1024,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(75),
                20_000,
                10_000,
                16,
                500,
                Duration.ofSeconds(20));
    }

    /** Returns a copy with another host. */
    public ServerSettings withHost(String value) {
        return new ServerSettings(
                value,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another port. */
    public ServerSettings withPort(int value) {
        return new ServerSettings(
                host,
                value,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another maxUriSize. */
    public ServerSettings withMaxUriSize(int value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                value,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another maxHeadSize. */
    public ServerSettings withMaxHeadSize(int value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                value,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another maxBodySize. */
    public ServerSettings withMaxBodySize(long value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                value,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another headTimeout. */
    public ServerSettings withHeadTimeout(Duration value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                value,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another bodyTimeout. */
    public ServerSettings withBodyTimeout(Duration value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                value,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another idleTimeout. */
    public ServerSettings withIdleTimeout(Duration value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                value,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another maxConnections. */
    public ServerSettings withMaxConnections(int value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                value,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another maxRequests. */
    public ServerSettings withMaxRequests(int value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                value,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another maxPipelined. */
    public ServerSettings withMaxPipelined(int value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                value,
                compressionThreshold,
                shutdownGrace);
    }

    /** Returns a copy with another compressionThreshold. */
    public ServerSettings withCompressionThreshold(int value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                value,
                shutdownGrace);
    }

    /** Returns a copy with another shutdownGrace. */
    public ServerSettings withShutdownGrace(Duration value) {
        return new ServerSettings(
                host,
                port,
                certificate,
                privateKey,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                value);
    }

    /** Returns a copy that serves HTTPS with a PEM pair. */
    public ServerSettings withTls(Path chain, Path key) {
        return new ServerSettings(
                host,
                port,
                chain,
                key,
                maxUriSize,
                maxHeadSize,
                maxBodySize,
                headTimeout,
                bodyTimeout,
                idleTimeout,
                maxConnections,
                maxRequests,
                maxPipelined,
                compressionThreshold,
                shutdownGrace);
    }
}

package dev.jumun.server.limits;

import dev.jumun.middleware.AccessLog;

import java.time.Duration;

/** The settings of a server that its connections need. ServerSettings says what each means. */
public interface Limits {
    int maxUriSize();

    int maxHeadSize();

    long maxBodySize();

    long maxBodyMemory();

    Duration headTimeout();

    Duration bodyTimeout();

    Duration idleTimeout();

    int maxConnections();

    int maxConnectionsPerClient();

    int maxRequests();

    int maxPipelined();

    long maxUnsent();

    long maxUnsentPerConnection();

    int gzipThreshold();

    Duration requestTimeout();

    int webSocketDeflateThreshold();

    int webSocketMaxMessage();

    int webSocketBacklog();

    Duration webSocketPing();

    boolean health();

    AccessLog.Form accessLog();
}

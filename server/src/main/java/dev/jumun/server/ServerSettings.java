package dev.jumun.server;

import dev.jumun.middleware.AccessLog;
import dev.jumun.runtime.engine.TimeRange;
import dev.jumun.server.limits.Limits;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The address that a server listens on, and its limits. Immutable: the {@code with} methods return
 * a changed copy. Sizes are in bytes. Invalid values are rejected with an {@link
 * IllegalArgumentException}, here or when the server starts.
 *
 * <pre>{@code
 * ServerSettings settings = ServerSettings.defaults().withPort(8080).withMaxBodySize(5 << 20);
 * }</pre>
 */
public final class ServerSettings implements Limits, Cloneable {
    /** The limit of Linux and other systems, minus some bytes for temporary names. */
    private static final int MAX_SOCKET_PATH = 100;

    private static final int MOST_REQUESTS = 10_000;

    /**
     * What a request that waits may take at most: its task and buffers, a small body, and the
     * values read from it, which {@link #maxBodyMemory} does not count.
     */
    private static final int HEAP_FOR_A_REQUEST = 64 * 1024;

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])");

    // Changed only in a copy that has not been handed out.
    private String host = "127.0.0.1";
    private int port = 8000;
    private @Nullable Path unixSocket;
    private int maxUriSize = 8 * 1024;
    private int maxHeadSize = 16 * 1024;
    private long maxBodySize = 16L * 1024 * 1024;
    private long maxBodyMemory = Runtime.getRuntime().maxMemory() / 2;
    private Duration headTimeout = Duration.ofSeconds(10);
    private Duration bodyTimeout = Duration.ofSeconds(60);
    private Duration idleTimeout = Duration.ofSeconds(75);
    private int maxConnections = 20_000;
    private int maxConnectionsPerClient;
    private int maxRequests = requestsFor(Runtime.getRuntime().maxMemory());
    private int maxPipelined = 16;
    private long maxUnsent = Runtime.getRuntime().maxMemory() / 4;
    private long maxUnsentPerConnection = 1024 * 1024;
    private int gzipThreshold = -1;
    private int webSocketDeflateThreshold = 500;
    private Duration requestTimeout = Duration.ZERO;
    private int webSocketMaxMessage = 1024 * 1024;
    private int webSocketBacklog = 1024 * 1024;
    private Duration webSocketPing = Duration.ofSeconds(20);
    private boolean health = true;
    private Duration drain = Duration.ofSeconds(3);
    private Duration shutdownGrace = Duration.ofSeconds(18);
    private Duration tearDown = Duration.ofSeconds(6);

    /** How long a stop may take in all; null if it is as long as its parts. */
    private @Nullable Duration stopBound;

    private AccessLog.Form accessLog = AccessLog.Form.OFF;
    private boolean taskSocket = true;
    private @Nullable String management;
    private @Nullable TlsSettings tls;

    private ServerSettings() {}

    private static int requestsFor(long heap) {
        return Math.clamp(heap / HEAP_FOR_A_REQUEST, 100, MOST_REQUESTS);
    }

    /** Returns the defaults: plain HTTP on port 8000 of this machine only, with safe limits. */
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

    private static void requireTime(TimeRange range, String name, Duration value) {
        range.check(value, () -> "The setting " + name + " cannot be " + value);
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

    /** Returns the port; 0 means any free port. */
    public int port() {
        return port;
    }

    /** Returns a copy with another {@link #port}. */
    public ServerSettings withPort(int value) {
        require(value >= 0 && value <= 65_535, "port", value, "from 0 to 65535");
        return with(s -> s.port = value);
    }

    /** Returns the Unix socket to listen on instead of host and port, or null. */
    public @Nullable Path unixSocket() {
        return unixSocket;
    }

    /**
     * Returns a copy that listens on a Unix socket instead of host and port. A socket file that a
     * previous server left behind is replaced. The permissions of its directory control who may
     * connect.
     */
    public ServerSettings withUnixSocket(Path value) {
        int length = value.toString().getBytes(StandardCharsets.UTF_8).length;
        require(length <= MAX_SOCKET_PATH, "unixSocket", value, "no longer than 100 bytes");
        return with(s -> s.unixSocket = value);
    }

    /** Returns the maximum size of a URI. A larger one is answered with 414. */
    @Override
    public int maxUriSize() {
        return maxUriSize;
    }

    /** Returns a copy with another {@link #maxUriSize}. */
    public ServerSettings withMaxUriSize(int value) {
        require(value >= 256, "maxUriSize", value, "256 or more");
        return with(s -> s.maxUriSize = value);
    }

    /**
     * Returns the maximum size of all header fields together, without the ends of their lines.
     * Larger ones are answered with 431.
     */
    @Override
    public int maxHeadSize() {
        return maxHeadSize;
    }

    /** Returns a copy with another {@link #maxHeadSize}. */
    public ServerSettings withMaxHeadSize(int value) {
        require(value >= 256, "maxHeadSize", value, "256 or more");
        return with(s -> s.maxHeadSize = value);
    }

    /**
     * Returns the maximum size of a request body. A larger one is answered with 413. It may be more
     * than the heap: a route that reads its body as a stream holds a few kilobytes of it. A route
     * that takes its body as a whole holds all of it, within {@link #maxBodyMemory}; give those a
     * limit of their own with {@code @MaxBody}.
     */
    @Override
    public long maxBodySize() {
        return maxBodySize;
    }

    /** Returns a copy with another {@link #maxBodySize}. */
    public ServerSettings withMaxBodySize(long value) {
        require(value >= 0, "maxBodySize", value, "0 or more");
        return with(s -> s.maxBodySize = value);
    }

    /**
     * Returns how many bytes of memory all request bodies together may take that are held as a
     * whole, and the values that are read from them. A request that would need more is answered
     * with 503, or with 413 if it would need all of it for itself. Bodies up to 16 KiB aren't
     * counted, and are served when large ones have taken all; those that wait for their handlers
     * may take a quarter of it in addition. What is read as a stream takes nothing of it. Messages
     * of web sockets above 16 KiB are counted until a handler takes them; a socket for which there
     * is no room is closed with 1013. The default is half of the heap.
     */
    @Override
    public long maxBodyMemory() {
        return maxBodyMemory;
    }

    /** Returns a copy with another {@link #maxBodyMemory}. */
    public ServerSettings withMaxBodyMemory(long value) {
        require(value >= 64 * 1024, "maxBodyMemory", value, "65536 or more");
        return with(s -> s.maxBodyMemory = value);
    }

    /**
     * Returns how long a request head may take from its first byte. A slower one is answered with
     * 408.
     */
    @Override
    public Duration headTimeout() {
        return headTimeout;
    }

    /** Returns a copy with another {@link #headTimeout}. */
    public ServerSettings withHeadTimeout(Duration value) {
        requireTime(TimeRange.FROM_A_MILLISECOND, "headTimeout", value);
        return with(s -> s.headTimeout = value);
    }

    /**
     * Returns how long a body may take while a handler waits for it. A slower one is answered with
     * 408. Each KiB that arrives extends the time by a second.
     */
    @Override
    public Duration bodyTimeout() {
        return bodyTimeout;
    }

    /** Returns a copy with another {@link #bodyTimeout}. */
    public ServerSettings withBodyTimeout(Duration value) {
        requireTime(TimeRange.FROM_A_MILLISECOND, "bodyTimeout", value);
        return with(s -> s.bodyTimeout = value);
    }

    /**
     * Returns how long a connection may be idle: without a request, or while its client receives
     * nothing of the response. Then it is closed. A client that receives slowly, but steadily, is
     * not limited.
     */
    @Override
    public Duration idleTimeout() {
        return idleTimeout;
    }

    /** Returns a copy with another {@link #idleTimeout}. */
    public ServerSettings withIdleTimeout(Duration value) {
        requireTime(TimeRange.FROM_A_MILLISECOND, "idleTimeout", value);
        return with(s -> s.idleTimeout = value);
    }

    /** Returns the maximum number of open connections. Further ones are answered with 503. */
    @Override
    public int maxConnections() {
        return maxConnections;
    }

    /** Returns a copy with another {@link #maxConnections}. */
    public ServerSettings withMaxConnections(int value) {
        require(value > 0, "maxConnections", value, "1 or more");
        return with(s -> s.maxConnections = value);
    }

    /**
     * Returns the maximum number of open connections from one client address. Further ones are
     * answered with 503. Zero means no limit.
     */
    @Override
    public int maxConnectionsPerClient() {
        return maxConnectionsPerClient;
    }

    /**
     * Returns a copy with another {@link #maxConnectionsPerClient}. A client is an IPv4 address, or
     * the first 64 bits of an IPv6 address. Behind a proxy, all clients have the address of the
     * proxy.
     */
    public ServerSettings withMaxConnectionsPerClient(int value) {
        require(value >= 0, "maxConnectionsPerClient", value, "0 or more");
        return with(s -> s.maxConnectionsPerClient = value);
    }

    /**
     * Returns the maximum number of requests in progress. Further ones are answered with 503. The
     * default is one for each 64 KiB of the heap, and 10,000 at most.
     */
    @Override
    public int maxRequests() {
        return maxRequests;
    }

    /** Returns a copy with another {@link #maxRequests}. */
    public ServerSettings withMaxRequests(int value) {
        require(value > 0, "maxRequests", value, "1 or more");
        return with(s -> s.maxRequests = value);
    }

    /** Returns the maximum number of requests on one connection that may wait for their turn. */
    @Override
    public int maxPipelined() {
        return maxPipelined;
    }

    /** Returns a copy with another {@link #maxPipelined}. */
    public ServerSettings withMaxPipelined(int value) {
        require(value >= 0, "maxPipelined", value, "0 or more");
        return with(s -> s.maxPipelined = value);
    }

    /**
     * Returns how many bytes of all responses together may be buffered for slow clients. Beyond
     * that, large responses, and all further ones to those clients, are a 503; at twice as much,
     * every response is. What a handler sends to a web socket is counted, too, and {@code send}
     * waits for room. The default is a quarter of the heap.
     */
    @Override
    public long maxUnsent() {
        return maxUnsent;
    }

    /** Returns a copy with another {@link #maxUnsent}. */
    public ServerSettings withMaxUnsent(long value) {
        require(value >= 64 * 1024, "maxUnsent", value, "65536 or more");
        return with(s -> s.maxUnsent = value);
    }

    /**
     * Returns how many bytes of the responses on one HTTP/2 connection may be buffered before its
     * next request has to wait. HTTP/1.1 sends one response at a time.
     */
    @Override
    public long maxUnsentPerConnection() {
        return maxUnsentPerConnection;
    }

    /** Returns a copy with another {@link #maxUnsentPerConnection}. */
    public ServerSettings withMaxUnsentPerConnection(long value) {
        require(value >= 1, "maxUnsentPerConnection", value, "1 or more");
        return with(s -> s.maxUnsentPerConnection = value);
    }

    /**
     * Returns the size in bytes from which text responses are compressed with gzip for clients that
     * accept it. A negative value, the default, disables compression: as in FastAPI, it is opt-in.
     */
    @Override
    public int gzipThreshold() {
        return gzipThreshold;
    }

    /** Returns a copy with another {@link #gzipThreshold}. */
    public ServerSettings withGzipThreshold(int value) {
        return with(s -> s.gzipThreshold = value);
    }

    /**
     * Returns the size in bytes from which web socket messages are compressed, if the client offers
     * it (RFC 7692). A negative value disables compression.
     */
    @Override
    public int webSocketDeflateThreshold() {
        return webSocketDeflateThreshold;
    }

    /** Returns a copy with another {@link #webSocketDeflateThreshold}. */
    public ServerSettings withWebSocketDeflateThreshold(int value) {
        return with(s -> s.webSocketDeflateThreshold = value);
    }

    /**
     * Returns how long a request may take from its head to its response. A request that takes
     * longer is cancelled and answered with 503. Zero means no limit.
     */
    @Override
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** Returns a copy with another {@link #requestTimeout}. */
    public ServerSettings withRequestTimeout(Duration value) {
        requireTime(TimeRange.FROM_ZERO, "requestTimeout", value);
        return with(s -> s.requestTimeout = value);
    }

    /**
     * Returns the maximum size of a web socket message, after decompression. A larger one closes
     * the socket with 1009.
     */
    @Override
    public int webSocketMaxMessage() {
        return webSocketMaxMessage;
    }

    /** Returns a copy with another {@link #webSocketMaxMessage}. */
    public ServerSettings withWebSocketMaxMessage(int value) {
        require(value >= 125, "webSocketMaxMessage", value, "125 or more");
        return with(s -> s.webSocketMaxMessage = value);
    }

    /**
     * Returns how many bytes are buffered for a slow member of a web socket room. Beyond that, its
     * socket is closed with 1013.
     */
    @Override
    public int webSocketBacklog() {
        return webSocketBacklog;
    }

    /** Returns a copy with another {@link #webSocketBacklog}. */
    public ServerSettings withWebSocketBacklog(int value) {
        require(value >= 0, "webSocketBacklog", value, "0 or more");
        return with(s -> s.webSocketBacklog = value);
    }

    /**
     * Returns the time after which a silent web socket peer is pinged. If it stays silent for the
     * same time again, it is considered gone. Zero disables pings.
     */
    @Override
    public Duration webSocketPing() {
        return webSocketPing;
    }

    /** Returns a copy with another {@link #webSocketPing}. */
    public ServerSettings withWebSocketPing(Duration value) {
        requireTime(TimeRange.FROM_ZERO, "webSocketPing", value);
        return with(s -> s.webSocketPing = value);
    }

    /** Returns whether {@code /livez} and {@code /readyz} are answered. */
    @Override
    public boolean health() {
        return health;
    }

    /** Returns a copy with another {@link #health}. */
    public ServerSettings withHealth(boolean value) {
        return with(s -> s.health = value);
    }

    /**
     * Returns how long the server still accepts connections when it is to stop, while {@code
     * /readyz} is answered 503. It does so only if something has asked {@code /readyz} in the last
     * minute, such as a load balancer, which needs this time to direct requests elsewhere.
     */
    public Duration drain() {
        return drain;
    }

    /**
     * Returns a copy with another {@link #drain}. If {@link #withStopWithin} has set how long a
     * stop takes in all, {@link #shutdownGrace} gets the rest.
     *
     * @throws IllegalArgumentException if that is less than nothing
     */
    public ServerSettings withDrain(Duration value) {
        requireTime(TimeRange.FROM_ZERO, "drain", value);
        Duration bound = stopBound;
        if (bound == null) {
            return with(s -> s.drain = value);
        }
        Duration rest = bound.minus(tearDown).minus(value);
        require(!rest.isNegative(), "drain", value, atMost(bound, bound.minus(tearDown)));
        return with(s -> {
            s.drain = value;
            s.shutdownGrace = rest;
        });
    }

    private static String atMost(Duration bound, Duration most) {
        return "%s at most, since stopWithin is %s"
                .formatted(SettingText.written(most), SettingText.written(bound));
    }

    /** Returns how long tear-downs may take after requests were cancelled. */
    Duration tearDown() {
        return tearDown;
    }

    /**
     * Returns how long a stop takes at most: {@link #drain}, {@link #shutdownGrace}, and the time
     * of tear-downs.
     */
    public Duration stopWithin() {
        return drain.plus(shutdownGrace).plus(tearDown);
    }

    /**
     * Returns a copy whose stop takes no longer than this. It divides the time: up to 3 s for
     * {@link #drain} and up to 6 s for tear-downs, at most a quarter each, and the rest for {@link
     * #shutdownGrace}. Kubernetes kills a program 30 s after SIGTERM by default.
     */
    public ServerSettings withStopWithin(Duration value) {
        requireTime(TimeRange.FROM_A_MILLISECOND, "stopWithin", value);
        Duration quarter = value.dividedBy(4);
        return with(s -> {
            s.stopBound = value;
            s.drain = shorter(Duration.ofSeconds(3), quarter);
            s.tearDown = shorter(Duration.ofSeconds(6), quarter);
            s.shutdownGrace = value.minus(s.drain).minus(s.tearDown);
        });
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Returns how long requests in progress may continue when the server stops. */
    public Duration shutdownGrace() {
        return shutdownGrace;
    }

    /**
     * Returns a copy with another {@link #shutdownGrace}.
     *
     * @throws IllegalArgumentException if a stop took longer than {@link #withStopWithin} has set
     */
    public ServerSettings withShutdownGrace(Duration value) {
        requireTime(TimeRange.FROM_ZERO, "shutdownGrace", value);
        Duration bound = stopBound;
        if (bound != null) {
            Duration most = bound.minus(tearDown).minus(drain);
            require(value.compareTo(most) <= 0, "shutdownGrace", value, atMost(bound, most));
        }
        return with(s -> s.shutdownGrace = value);
    }

    /** Returns whether a line is written to standard output for each request, and in what form. */
    @Override
    public AccessLog.Form accessLog() {
        return accessLog;
    }

    /** Returns a copy with another {@link #accessLog}. */
    public ServerSettings withAccessLog(AccessLog.Form value) {
        return with(s -> s.accessLog = value);
    }

    /** Returns the address at which the kitchen is served, or null. */
    public @Nullable String management() {
        return management;
    }

    /**
     * Returns a copy that serves the kitchen, a page that shows what the server does, at an address
     * of its own, such as {@code 127.0.0.1:9090}; null serves it nowhere. The address with a token
     * is printed at the start: without the token, nothing is shown. The connection is not
     * encrypted.
     */
    public ServerSettings withManagement(@Nullable String value) {
        require(
                value == null || ADDRESS.matcher(value).matches(),
                "management",
                String.valueOf(value),
                "a host and a port, such as 127.0.0.1:9090");
        return with(s -> s.management = value);
    }

    /** Returns whether {@code jumun ps} of the same user sees what the server does. */
    public boolean taskSocket() {
        return taskSocket;
    }

    /**
     * Returns a copy that opens a Unix socket for {@code jumun ps} and {@code curl --unix-socket},
     * or doesn't. Only the user of this process may open it. One socket serves all servers of a
     * process.
     */
    public ServerSettings withTaskSocket(boolean value) {
        return with(s -> s.taskSocket = value);
    }

    /** Returns the TLS settings, or null for plain HTTP. */
    public @Nullable TlsSettings tls() {
        return tls;
    }

    /** Returns a copy that serves HTTPS. */
    public ServerSettings withTls(TlsSettings value) {
        return with(s -> s.tls = value);
    }

    /** Returns a copy that serves HTTPS with a certificate chain and its key, both in PEM files. */
    public ServerSettings withTls(Path chain, Path key) {
        return withTls(TlsSettings.of(chain, key));
    }
}

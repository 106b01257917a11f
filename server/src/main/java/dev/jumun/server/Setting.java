package dev.jumun.server;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * A setting of the server that a program can be given when it starts: as an option, and as a
 * variable of the environment. They are applied in this order.
 *
 * <p>Two switches rather than functions for each: a start that is given no setting links nothing.
 */
enum Setting {
    HOST("HOST", "The address to listen on"),
    PORT("NUMBER", "The port, 0 for any"),
    UNIX_SOCKET("FILE", "A Unix socket, in place of host and port"),
    MAX_URI_SIZE("SIZE", "The longest target of a request"),
    MAX_HEAD_SIZE("SIZE", "The largest head of a request"),
    MAX_BODY_SIZE("SIZE", "The largest body of a request"),
    MAX_BODY_MEMORY("SIZE", "What bodies that are held may take in memory"),
    HEAD_TIMEOUT("TIME", "How long a head may take"),
    BODY_TIMEOUT("TIME", "How long a body may take"),
    IDLE_TIMEOUT("TIME", "How long a connection may be idle"),
    MAX_CONNECTIONS("NUMBER", "How many connections at once"),
    MAX_CONNECTIONS_PER_CLIENT("NUMBER", "How many for each client, 0 for no limit"),
    MAX_REQUESTS("NUMBER", "How many requests in progress at once"),
    MAX_PIPELINED("NUMBER", "How many requests of a connection are read ahead"),
    MAX_UNSENT("SIZE", "What may wait in memory for slow clients"),
    MAX_UNSENT_PER_CONNECTION("SIZE", "The same on one HTTP/2 connection"),
    GZIP_THRESHOLD("SIZE|off", "From which size on responses are gzipped"),
    REQUEST_TIMEOUT("TIME", "How long a request may take, 0s for no limit"),
    WEB_SOCKET_DEFLATE_THRESHOLD("SIZE|off", "From which size on messages are compressed"),
    WEB_SOCKET_MAX_MESSAGE("SIZE", "The largest message"),
    WEB_SOCKET_BACKLOG("SIZE", "What may wait for a slow client"),
    WEB_SOCKET_PING("TIME", "How often clients are pinged"),
    /** Before the two that it divides its time between. */
    STOP_WITHIN("TIME", "How long a stop takes at most"),
    DRAIN("TIME", "How long requests are still accepted at a stop"),
    SHUTDOWN_GRACE("TIME", "How long requests in progress may continue"),
    HEALTH("on|off", "Answers /livez and /readyz"),
    ACCESS_LOG("FORM", "A line for each request: text, json or off"),
    MANAGEMENT("HOST:PORT", "Where the kitchen is served, none for nowhere"),
    TASK_SOCKET("on|off", "Answers jumun ps of the same user");

    private final String label;
    private final String text;

    Setting(String label, String text) {
        this.label = label;
        this.text = text;
    }

    /** What the help calls its value. */
    String label() {
        return label;
    }

    /** Its description in the help. */
    String text() {
        return text;
    }

    /** Its name on the command line, such as {@code max-body-size}. */
    String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its variable of the environment: the two that platforms set have their names. */
    String variable() {
        return this == HOST || this == PORT ? name() : "JUMUN_" + name();
    }

    /**
     * Returns settings with a value that was given as text.
     *
     * @throws IllegalArgumentException with how it is written, or what it must be
     */
    ServerSettings with(ServerSettings settings, String value) {
        return switch (this) {
            case HOST -> settings.withHost(value.strip());
            case PORT -> settings.withPort(SettingText.number(value));
            case UNIX_SOCKET -> settings.withUnixSocket(Path.of(value));
            case MAX_URI_SIZE -> settings.withMaxUriSize(SettingText.intSize(value));
            case MAX_HEAD_SIZE -> settings.withMaxHeadSize(SettingText.intSize(value));
            case MAX_BODY_SIZE -> settings.withMaxBodySize(SettingText.size(value));
            case MAX_BODY_MEMORY -> settings.withMaxBodyMemory(SettingText.size(value));
            case HEAD_TIMEOUT -> settings.withHeadTimeout(SettingText.duration(value));
            case BODY_TIMEOUT -> settings.withBodyTimeout(SettingText.duration(value));
            case IDLE_TIMEOUT -> settings.withIdleTimeout(SettingText.duration(value));
            case MAX_CONNECTIONS -> settings.withMaxConnections(SettingText.number(value));
            case MAX_CONNECTIONS_PER_CLIENT ->
                    settings.withMaxConnectionsPerClient(SettingText.number(value));
            case MAX_REQUESTS -> settings.withMaxRequests(SettingText.number(value));
            case MAX_PIPELINED -> settings.withMaxPipelined(SettingText.number(value));
            case MAX_UNSENT -> settings.withMaxUnsent(SettingText.size(value));
            case MAX_UNSENT_PER_CONNECTION ->
                    settings.withMaxUnsentPerConnection(SettingText.size(value));
            case GZIP_THRESHOLD -> settings.withGzipThreshold(SettingText.threshold(value));
            case REQUEST_TIMEOUT -> settings.withRequestTimeout(SettingText.duration(value));
            case WEB_SOCKET_DEFLATE_THRESHOLD ->
                    settings.withWebSocketDeflateThreshold(SettingText.threshold(value));
            case WEB_SOCKET_MAX_MESSAGE ->
                    settings.withWebSocketMaxMessage(SettingText.intSize(value));
            case WEB_SOCKET_BACKLOG -> settings.withWebSocketBacklog(SettingText.intSize(value));
            case WEB_SOCKET_PING -> settings.withWebSocketPing(SettingText.duration(value));
            case STOP_WITHIN -> settings.withStopWithin(SettingText.duration(value));
            case DRAIN -> settings.withDrain(SettingText.duration(value));
            case SHUTDOWN_GRACE -> settings.withShutdownGrace(SettingText.duration(value));
            case HEALTH -> settings.withHealth(SettingText.flag(value));
            case ACCESS_LOG -> settings.withAccessLog(SettingText.accessLog(value));
            case MANAGEMENT ->
                    settings.withManagement(value.strip().equals("none") ? null : value.strip());
            case TASK_SOCKET -> settings.withTaskSocket(SettingText.flag(value));
        };
    }

    /** Returns the value that settings have, as it is written. */
    String of(ServerSettings settings) {
        return switch (this) {
            case HOST -> settings.host();
            case PORT -> String.valueOf(settings.port());
            case UNIX_SOCKET ->
                    settings.unixSocket() == null ? "none" : String.valueOf(settings.unixSocket());
            case MAX_URI_SIZE -> SettingText.written(settings.maxUriSize());
            case MAX_HEAD_SIZE -> SettingText.written(settings.maxHeadSize());
            case MAX_BODY_SIZE -> SettingText.written(settings.maxBodySize());
            case MAX_BODY_MEMORY -> SettingText.written(settings.maxBodyMemory());
            case HEAD_TIMEOUT -> SettingText.written(settings.headTimeout());
            case BODY_TIMEOUT -> SettingText.written(settings.bodyTimeout());
            case IDLE_TIMEOUT -> SettingText.written(settings.idleTimeout());
            case MAX_CONNECTIONS -> String.valueOf(settings.maxConnections());
            case MAX_CONNECTIONS_PER_CLIENT -> String.valueOf(settings.maxConnectionsPerClient());
            case MAX_REQUESTS -> String.valueOf(settings.maxRequests());
            case MAX_PIPELINED -> String.valueOf(settings.maxPipelined());
            case MAX_UNSENT -> SettingText.written(settings.maxUnsent());
            case MAX_UNSENT_PER_CONNECTION ->
                    SettingText.written(settings.maxUnsentPerConnection());
            case GZIP_THRESHOLD -> SettingText.written(settings.gzipThreshold());
            case REQUEST_TIMEOUT -> SettingText.written(settings.requestTimeout());
            case WEB_SOCKET_DEFLATE_THRESHOLD ->
                    SettingText.written(settings.webSocketDeflateThreshold());
            case WEB_SOCKET_MAX_MESSAGE -> SettingText.written(settings.webSocketMaxMessage());
            case WEB_SOCKET_BACKLOG -> SettingText.written(settings.webSocketBacklog());
            case WEB_SOCKET_PING -> SettingText.written(settings.webSocketPing());
            case STOP_WITHIN -> SettingText.written(settings.stopWithin());
            case DRAIN -> SettingText.written(settings.drain());
            case SHUTDOWN_GRACE -> SettingText.written(settings.shutdownGrace());
            case HEALTH -> settings.health() ? "on" : "off";
            case ACCESS_LOG -> settings.accessLog().name().toLowerCase(Locale.ROOT);
            case MANAGEMENT -> Objects.requireNonNullElse(settings.management(), "none");
            case TASK_SOCKET -> settings.taskSocket() ? "on" : "off";
        };
    }
}

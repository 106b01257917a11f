package dev.jumun.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads settings of the server from the environment: {@code PORT} and {@code HOST}, as platforms
 * set them, and {@code JUMUN_…} for the others, {@code JUMUN_MAX_BODY_SIZE=5MB}.
 */
final class EnvironmentSettings {
    private static final String PREFIX = "JUMUN_";
    private static final String CERTIFICATE = "JUMUN_CERTIFICATE";
    private static final String KEY = "JUMUN_KEY";
    private static final String KEY_PASSWORD = "JUMUN_KEY_PASSWORD";
    private static final String CLIENT_AUTHORITIES = "JUMUN_CLIENT_AUTHORITIES";

    private static final Set<String> TLS =
            Set.of(CERTIFICATE, KEY, KEY_PASSWORD, CLIENT_AUTHORITIES);

    private static final Map<String, BiFunction<ServerSettings, String, ServerSettings>> KNOWN =
            new LinkedHashMap<>();

    static {
        KNOWN.put("HOST", (s, v) -> s.withHost(v.strip()));
        number("PORT", ServerSettings::withPort);
        KNOWN.put("JUMUN_UNIX_SOCKET", (s, v) -> s.withUnixSocket(Path.of(v)));
        intSize("JUMUN_MAX_URI_SIZE", ServerSettings::withMaxUriSize);
        intSize("JUMUN_MAX_HEAD_SIZE", ServerSettings::withMaxHeadSize);
        size("JUMUN_MAX_BODY_SIZE", ServerSettings::withMaxBodySize);
        duration("JUMUN_HEAD_TIMEOUT", ServerSettings::withHeadTimeout);
        duration("JUMUN_BODY_TIMEOUT", ServerSettings::withBodyTimeout);
        duration("JUMUN_IDLE_TIMEOUT", ServerSettings::withIdleTimeout);
        number("JUMUN_MAX_CONNECTIONS", ServerSettings::withMaxConnections);
        number("JUMUN_MAX_CONNECTIONS_PER_CLIENT", ServerSettings::withMaxConnectionsPerClient);
        number("JUMUN_MAX_REQUESTS", ServerSettings::withMaxRequests);
        number("JUMUN_MAX_PIPELINED", ServerSettings::withMaxPipelined);
        size("JUMUN_MAX_UNSENT", ServerSettings::withMaxUnsent);
        size("JUMUN_MAX_UNSENT_PER_CONNECTION", ServerSettings::withMaxUnsentPerConnection);
        intSize("JUMUN_GZIP_THRESHOLD", ServerSettings::withGzipThreshold);
        duration("JUMUN_REQUEST_TIMEOUT", ServerSettings::withRequestTimeout);
        intSize(
                "JUMUN_WEB_SOCKET_DEFLATE_THRESHOLD",
                ServerSettings::withWebSocketDeflateThreshold);
        intSize("JUMUN_WEB_SOCKET_MAX_MESSAGE", ServerSettings::withWebSocketMaxMessage);
        intSize("JUMUN_WEB_SOCKET_BACKLOG", ServerSettings::withWebSocketBacklog);
        duration("JUMUN_WEB_SOCKET_PING", ServerSettings::withWebSocketPing);
        duration("JUMUN_STOP_WITHIN", ServerSettings::withStopWithin);
        duration("JUMUN_DRAIN", ServerSettings::withDrain);
        duration("JUMUN_SHUTDOWN_GRACE", ServerSettings::withShutdownGrace);
        KNOWN.put("JUMUN_HEALTH", (s, v) -> s.withHealth(SettingText.flag(v)));
        KNOWN.put("JUMUN_ACCESS_LOG", (s, v) -> s.withAccessLog(SettingText.accessLog(v)));
    }

    private EnvironmentSettings() {}

    private static void number(
            String name, BiFunction<ServerSettings, Integer, ServerSettings> change) {
        KNOWN.put(name, (s, v) -> change.apply(s, SettingText.number(v)));
    }

    private static void size(String name, BiFunction<ServerSettings, Long, ServerSettings> change) {
        KNOWN.put(name, (s, v) -> change.apply(s, SettingText.size(v)));
    }

    /** A size for which an int is enough: one that is larger is refused. */
    private static void intSize(
            String name, BiFunction<ServerSettings, Integer, ServerSettings> change) {
        KNOWN.put(
                name,
                (s, v) -> {
                    long size = SettingText.size(v);
                    if (size > Integer.MAX_VALUE) {
                        throw new IllegalArgumentException("it must be less than 2GB");
                    }
                    return change.apply(s, (int) size);
                });
    }

    private static void duration(
            String name, BiFunction<ServerSettings, Duration, ServerSettings> change) {
        KNOWN.put(name, (s, v) -> change.apply(s, SettingText.duration(v)));
    }

    /** Returns the names of all variables, in the order of the guide. */
    static Set<String> names() {
        return KNOWN.keySet();
    }

    /**
     * Returns settings with the values of the environment.
     *
     * @throws IllegalArgumentException if a variable does not fit, or begins with {@code JUMUN_}
     *     and means nothing: it names the variable
     */
    static ServerSettings apply(ServerSettings settings, Map<String, String> environment) {
        ServerSettings changed = settings;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            var known = KNOWN.get(name);
            if (known != null && !variable.getValue().isBlank()) {
                changed = changed(changed, known, name, variable.getValue());
            } else if (known == null && name.startsWith(PREFIX) && !TLS.contains(name)) {
                throw new IllegalArgumentException(
                        "There is no setting "
                                + name
                                + "; there are "
                                + String.join(", ", KNOWN.keySet())
                                + " and "
                                + String.join(", ", TLS.stream().sorted().toList())
                                + ".");
            }
        }
        return tls(changed, environment);
    }

    private static ServerSettings changed(
            ServerSettings settings,
            BiFunction<ServerSettings, String, ServerSettings> change,
            String name,
            String value) {
        try {
            return change.apply(settings, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The environment's " + name + " is " + value + ": " + e.getMessage(), e);
        }
    }

    private static ServerSettings tls(ServerSettings settings, Map<String, String> environment) {
        String certificate = environment.get(CERTIFICATE);
        String key = environment.get(KEY);
        if (certificate == null || key == null) {
            if (environment.keySet().stream().anyMatch(TLS::contains)) {
                throw new IllegalArgumentException(
                        "TLS needs both JUMUN_CERTIFICATE and JUMUN_KEY.");
            }
            return settings;
        }
        TlsSettings tls = TlsSettings.of(Path.of(certificate), Path.of(key));
        String password = environment.get(KEY_PASSWORD);
        if (password != null) {
            tls = tls.withKeyPassword(password);
        }
        String authorities = environment.get(CLIENT_AUTHORITIES);
        if (authorities != null) {
            tls = tls.withClientAuthorities(Path.of(authorities));
        }
        return settings.withTls(tls);
    }
}

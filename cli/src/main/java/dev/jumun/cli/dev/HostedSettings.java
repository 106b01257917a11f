package dev.jumun.cli.dev;

import dev.jumun.middleware.AccessLog;
import dev.jumun.server.ServerSettings;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What of an application's settings of its server holds under {@code jumun dev}. */
final class HostedSettings {
    /** Those that belong to the place where this server listens. */
    private static final Set<String> OF_THE_PLACE =
            Set.of("host", "port", "unixSocket", "tls", "accessLog");

    /** Developers should not have to wait for the end of their server. */
    private static final Duration STOP = Duration.ofSeconds(2);

    private HostedSettings() {}

    /** Returns the settings of this server until an application has its own. */
    static ServerSettings own(ServerSettings settings) {
        return settings.withStopWithin(STOP);
    }

    /** Returns all settings that are not the place's, by their names. */
    static Map<String, Object> limits(ServerSettings settings) {
        Map<String, Object> limits = new TreeMap<>();
        for (Method method : ServerSettings.class.getMethods()) {
            boolean isSetting =
                    method.getDeclaringClass() == ServerSettings.class
                            && method.getParameterCount() == 0
                            && !Modifier.isStatic(method.getModifiers())
                            && !OF_THE_PLACE.contains(method.getName());
            if (isSetting) {
                try {
                    limits.put(method.getName(), String.valueOf(method.invoke(settings)));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("ServerSettings." + method.getName(), e);
                }
            }
        }
        return limits;
    }

    /** Returns the application's limits at the place of this server. */
    static ServerSettings at(ServerSettings own, ServerSettings wanted) {
        ServerSettings placed = own(wanted).withHost(own.host()).withPort(own.port());
        return own.accessLog() == AccessLog.Form.OFF
                ? placed
                : placed.withAccessLog(own.accessLog());
    }

    /** Returns a sentence, on a line, for each setting that does not hold. */
    static String leftOut(ServerSettings own, ServerSettings wanted) {
        StringBuilder sentences = new StringBuilder();
        ServerSettings defaults = ServerSettings.defaults();
        if (wanted.tls() != null) {
            sentences.append("The application asks for TLS; jumun dev serves plain HTTP.\n");
        }
        if (wanted.unixSocket() != null) {
            sentences.append(
                    "The application asks for a Unix socket; jumun dev listens on a port.\n");
        }
        if (wanted.port() != defaults.port() && wanted.port() != own.port()) {
            sentences.append(
                    "The application asks for port %d; jumun dev ignores it and uses its own --port.\n"
                            .formatted(wanted.port()));
        }
        if (!wanted.host().equals(defaults.host()) && !wanted.host().equals(own.host())) {
            sentences.append(
                    "The application asks for host %s; jumun dev ignores it and uses its own --host.\n"
                            .formatted(wanted.host()));
        }
        return sentences.toString();
    }
}

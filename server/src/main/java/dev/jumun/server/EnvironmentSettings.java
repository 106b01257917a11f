package dev.jumun.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    private EnvironmentSettings() {}

    /**
     * Returns settings with the values of the environment.
     *
     * @param problems receives a sentence for each variable that does not fit, or begins with
     *     {@code JUMUN_} and means nothing
     */
    static ServerSettings apply(
            ServerSettings settings, Map<String, String> environment, List<String> problems) {
        ServerSettings changed = settings;
        Set<String> names = new TreeSet<>(TLS);
        for (Setting each : Setting.values()) {
            names.add(each.variable());
            String value = environment.get(each.variable());
            if (value != null && !value.isBlank()) {
                try {
                    changed = each.with(changed, value);
                } catch (IllegalArgumentException e) {
                    problems.add(
                            "The environment's "
                                    + each.variable()
                                    + " is "
                                    + value
                                    + ": "
                                    + e.getMessage());
                }
            }
        }
        List<String> unknown =
                environment.keySet().stream()
                        .filter(name -> name.startsWith(PREFIX) && !names.contains(name))
                        .sorted()
                        .toList();
        if (!unknown.isEmpty()) {
            problems.add(
                    "There is no setting "
                            + String.join(", ", unknown)
                            + "; there are "
                            + String.join(", ", names)
                            + ".");
        }
        return tls(changed, environment, problems);
    }

    private static ServerSettings tls(
            ServerSettings settings, Map<String, String> environment, List<String> problems) {
        String certificate = environment.get(CERTIFICATE);
        String key = environment.get(KEY);
        if (certificate == null || key == null) {
            if (environment.keySet().stream().anyMatch(TLS::contains)) {
                problems.add("TLS needs both JUMUN_CERTIFICATE and JUMUN_KEY.");
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

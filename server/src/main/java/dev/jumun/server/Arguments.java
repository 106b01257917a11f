package dev.jumun.server;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * What a program is told on its command line. Read by hand: it is little, and the library that read
 * it before is compiled for so old a Java that no AOT cache takes it; to load it anew took a good
 * part of the start.
 */
record Arguments(ServerSettings settings, boolean development, boolean help) {
    /**
     * Reads them: {@code --port 8080} or {@code --port=8080}.
     *
     * @throws IllegalArgumentException with a sentence, if they make no sense
     */
    static Arguments parse(String... arguments) {
        ServerSettings settings = ServerSettings.defaults();
        String certificate = null;
        String key = null;
        boolean development = false;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? null : argument.substring(equals + 1);
            switch (name) {
                case "--development" -> development = flag(name, value);
                case "-h", "--help" -> help = flag(name, value);
                case "--host", "--port", "--certificate", "--key" -> {
                    if (value == null) {
                        i++;
                        value = i < arguments.length ? arguments[i] : null;
                    }
                    String given = given(name, value);
                    switch (name) {
                        case "--host" -> settings = settings.withHost(given);
                        case "--port" -> settings = settings.withPort(port(given));
                        case "--certificate" -> certificate = given;
                        default -> key = given;
                    }
                }
                default -> throw new IllegalArgumentException("There is no " + argument + ".");
            }
        }
        if (help) {
            return new Arguments(settings, development, true);
        }
        if (certificate == null && key == null) {
            return new Arguments(settings, development, false);
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException("TLS needs both --certificate and --key.");
        }
        return new Arguments(
                settings.withTls(Path.of(certificate), Path.of(key)), development, false);
    }

    static String usage(String name) {
        ServerSettings defaults = ServerSettings.defaults();
        return """
        Usage: %s [-h] [--development] [--certificate=FILE] [--host=HOST]
               [--key=FILE] [--port=PORT]
              --certificate=FILE   A PEM file with the certificates: serves HTTPS.
              --development        Shows to whoever asks what has failed, and where.
          -h, --help               Says this.
              --host=HOST          The address to listen on (%s).
              --key=FILE           A PEM file with the private key.
              --port=PORT          The port, 0 for any (%d).
        """
                .formatted(name, defaults.host(), defaults.port());
    }

    private static boolean flag(String name, @Nullable String value) {
        if (value != null) {
            throw new IllegalArgumentException(name + " takes no value.");
        }
        return true;
    }

    private static String given(String name, @Nullable String value) {
        if (value == null || value.startsWith("--")) {
            throw new IllegalArgumentException(name + " needs a value.");
        }
        return value;
    }

    private static int port(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port needs a number, not " + value + ".", e);
        }
    }
}

package dev.jumun.server;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/** The options on a program's command line. */
record Arguments(ServerSettings settings, boolean development, boolean help) {
    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final String ACCESS_LOG = "access-log";
    private static final String STOP_WITHIN = "stop-within";
    private static final String DEVELOPMENT = "development";
    private static final String HELP = "help";

    /**
     * Reads them: {@code --port 8080} or {@code --port=8080}.
     *
     * @param before the settings that they change
     * @throws IllegalArgumentException with a sentence, if they make no sense
     */
    static Arguments parse(ServerSettings before, String... arguments) {
        CommandLine line = read(arguments);
        ServerSettings settings = before;
        String host = value(line, HOST);
        if (host != null) {
            settings = settings.withHost(host);
        }
        String port = value(line, PORT);
        if (port != null) {
            settings = settings.withPort(number(port));
        }
        String accessLog = value(line, ACCESS_LOG);
        if (accessLog != null) {
            settings = settings.withAccessLog(read(ACCESS_LOG, accessLog, SettingText::accessLog));
        }
        String stopWithin = value(line, STOP_WITHIN);
        if (stopWithin != null) {
            settings =
                    settings.withStopWithin(read(STOP_WITHIN, stopWithin, SettingText::duration));
        }
        String certificate = value(line, CERTIFICATE);
        String key = value(line, KEY);
        if (certificate != null && key != null) {
            settings = settings.withTls(Path.of(certificate), Path.of(key));
        } else if (certificate != null || key != null) {
            throw new IllegalArgumentException("TLS needs both --certificate and --key.");
        }
        return new Arguments(settings, line.hasOption(DEVELOPMENT), line.hasOption(HELP));
    }

    private static CommandLine read(String... arguments) {
        try {
            CommandLine line =
                    DefaultParser.builder()
                            .setAllowPartialMatching(false)
                            .get()
                            .parse(options(), arguments);
            if (!line.getArgList().isEmpty()) {
                throw new IllegalArgumentException("There is no " + line.getArgList().get(0) + ".");
            }
            return line;
        } catch (UnrecognizedOptionException e) {
            throw new IllegalArgumentException("There is no " + e.getOption() + ".", e);
        } catch (MissingArgumentException e) {
            throw new IllegalArgumentException(
                    "--" + e.getOption().getLongOpt() + " needs a value.", e);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static @Nullable String value(CommandLine line, String name) {
        String[] values = line.getOptionValues(name);
        if (values != null && values.length > 1) {
            throw new IllegalArgumentException("--" + name + " is given more than once.");
        }
        return values == null ? null : values[0];
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port needs a number, not " + value + ".", e);
        }
    }

    private static <T> T read(String option, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--" + option + " is " + value + ": " + e.getMessage() + ".", e);
        }
    }

    private static Options options() {
        ServerSettings defaults = ServerSettings.defaults();
        return new Options()
                .addOption(
                        option(HOST, "HOST", "The address to listen on (" + defaults.host() + ")."))
                .addOption(option(PORT, "PORT", "The port, 0 for any (" + defaults.port() + ")."))
                .addOption(
                        option(
                                CERTIFICATE,
                                "FILE",
                                "A PEM file with the certificates: serves HTTPS."))
                .addOption(option(KEY, "FILE", "A PEM file with the private key."))
                .addOption(
                        option(
                                ACCESS_LOG,
                                "FORM",
                                "A line for each request: text, json or off ("
                                        + defaults.accessLog().name().toLowerCase(Locale.ROOT)
                                        + ")."))
                .addOption(
                        option(
                                STOP_WITHIN,
                                "TIME",
                                "How long a stop takes at most ("
                                        + defaults.stopWithin().toSeconds()
                                        + "s)."))
                .addOption(null, DEVELOPMENT, false, "Shows clients what failed, and where.")
                .addOption("h", HELP, false, "Prints this help.");
    }

    private static Option option(String name, String label, String text) {
        return Option.builder().longOpt(name).hasArg().argName(label).desc(text).get();
    }

    static String usage(String name) {
        StringBuilder text = new StringBuilder();
        try {
            HelpFormatter.builder()
                    .setHelpAppendable(new TextHelpAppendable(text))
                    .setShowSince(false)
                    .get()
                    .printHelp(name, "", options(), "", true);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string cannot be full
        }
        return text.toString();
    }
}

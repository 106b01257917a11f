package dev.jumun.server;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The options on a program's command line. */
record Arguments(ServerSettings settings, boolean development, boolean help) {
    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final String CLIENT_AUTHORITIES = "client-authorities";
    private static final String DEVELOPMENT = "development";
    private static final String HELP = "help";

    /**
     * Reads them: {@code --port 8080} or {@code --port=8080}.
     *
     * @param before the settings that they change
     * @param problems receives a sentence for each that makes no sense
     */
    static Arguments parse(ServerSettings before, List<String> problems, String... arguments) {
        CommandLine line = read(problems, arguments);
        if (line == null) {
            return new Arguments(before, false, false);
        }
        ServerSettings settings = before;
        for (Setting each : Setting.values()) {
            String value = value(line, each.option(), problems);
            if (value != null) {
                try {
                    settings = each.with(settings, value);
                } catch (IllegalArgumentException e) {
                    problems.add("--" + each.option() + " is " + value + ": " + e.getMessage());
                }
            }
        }
        return new Arguments(
                tls(line, settings, problems), line.hasOption(DEVELOPMENT), line.hasOption(HELP));
    }

    private static ServerSettings tls(
            CommandLine line, ServerSettings settings, List<String> problems) {
        String certificate = value(line, CERTIFICATE, problems);
        String key = value(line, KEY, problems);
        String authorities = value(line, CLIENT_AUTHORITIES, problems);
        if (certificate != null && key != null) {
            TlsSettings tls = TlsSettings.of(Path.of(certificate), Path.of(key));
            return settings.withTls(
                    authorities == null ? tls : tls.withClientAuthorities(Path.of(authorities)));
        }
        if (certificate != null || key != null || authorities != null) {
            problems.add("TLS needs both --certificate and --key.");
        }
        return settings;
    }

    /** Null if they can't be read at all. */
    private static @Nullable CommandLine read(List<String> problems, String... arguments) {
        Options options = options();
        List<String> known = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].split("=", 2)[0];
            boolean isOption = name.startsWith("-") && name.length() > 1;
            if (isOption && !isKnown(options, arguments[i])) {
                problems.add("There is no " + arguments[i] + ".");
                boolean hasValue = !arguments[i].contains("=") && i + 1 < arguments.length;
                if (hasValue && !arguments[i + 1].startsWith("-")) {
                    i++; // its value
                }
            } else {
                known.add(arguments[i]);
            }
        }
        try {
            CommandLine line =
                    DefaultParser.builder()
                            .setAllowPartialMatching(false)
                            .get()
                            .parse(options, known.toArray(String[]::new));
            line.getArgList().forEach(each -> problems.add("There is no " + each + "."));
            return line;
        } catch (ParseException e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Whether there is such an option, and it is given a value only if it takes one. */
    private static boolean isKnown(Options options, String argument) {
        String name = argument.split("=", 2)[0];
        if (!options.hasOption(name)) {
            return false;
        }
        return !argument.contains("=") || options.getOption(name).hasArg();
    }

    private static @Nullable String value(CommandLine line, String name, List<String> problems) {
        if (!line.hasOption(name)) {
            return null;
        }
        String[] values = line.getOptionValues(name);
        if (values == null || values.length == 0) {
            problems.add("--" + name + " needs a value.");
            return null;
        }
        if (values.length > 1) {
            problems.add("--" + name + " is given more than once.");
        }
        return values[0];
    }

    private static Options options() {
        ServerSettings defaults = ServerSettings.defaults();
        Options options = new Options();
        for (Setting each : Setting.values()) {
            String text = each.text() + " (" + each.of(defaults) + ").";
            options.addOption(option(each.option(), each.label(), text));
        }
        return options.addOption(
                        option(
                                CERTIFICATE,
                                "FILE",
                                "A PEM file with the certificates: serves HTTPS."))
                .addOption(option(KEY, "FILE", "A PEM file with the private key."))
                .addOption(
                        option(
                                CLIENT_AUTHORITIES,
                                "FILE",
                                "A PEM file with authorities: only clients with their certificates"
                                        + " are served."))
                .addOption(null, DEVELOPMENT, false, "Shows clients what failed, and where.")
                .addOption("h", HELP, false, "Prints this help.");
    }

    /**
     * The parser does not know that a value is needed: it would report the first missing one only.
     */
    private static Option option(String name, String label, String text) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .optionalArg(true)
                .argName(label)
                .desc(text)
                .get();
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

package dev.jumun.server;

import dev.jumun.app.App;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Runs an API as a program: {@code public static void main(String[] args) { Jumun.run(Cafe.class,
 * args); }}.
 */
public final class Jumun {
    private Jumun() {}

    /**
     * Starts an API, says where it listens, and serves it until SIGTERM or SIGINT; then lets
     * requests in progress end, tears down, and ends the program with status 0. Options: {@code
     * --host}, {@code --port}, {@code --certificate} with {@code --key}, {@code --development},
     * {@code --help}. Does not return: a start that fails ends the program with status 1 and a
     * sentence that says why, wrong options with 2.
     */
    public static void run(Class<?> api, String... args) {
        System.exit(serve(api, args, System.out, System.err));
    }

    static int serve(Class<?> api, String[] args, PrintStream out, PrintStream err) {
        CommandLine command = command(api.getSimpleName());
        ServerSettings settings;
        boolean development;
        try {
            ParseResult options = command.parseArgs(args);
            if (options.isUsageHelpRequested()) {
                command.usage(out);
                return 0;
            }
            settings = settings(options);
            development = options.hasMatchedOption("--development");
        } catch (CommandLine.ParameterException | IllegalArgumentException e) {
            err.println(e.getMessage());
            command.usage(err);
            return 2;
        }
        CountDownLatch stop = new CountDownLatch(1);
        Signals.onEnd(stop::countDown);
        return serve(api, settings, development, stop, out, err);
    }

    private static int serve(
            Class<?> api,
            ServerSettings settings,
            boolean development,
            CountDownLatch stop,
            PrintStream out,
            PrintStream err) {
        long since = System.nanoTime();
        try (App app = App.of(api)) {
            if (development) {
                app.development();
            }
            app.start();
            Server server;
            try {
                server = Server.start(app, settings);
            } catch (IOException e) {
                err.println(explain(e, settings));
                return 1;
            }
            out.println(
                    Banner.of(
                            app.title(),
                            settings,
                            server,
                            Duration.ofNanos(System.nanoTime() - since)));
            if (development) {
                out.println("  --development: whoever asks is shown what fails, and where.");
            }
            out.flush();
            stop.await();
            server.stop(app::cancelAll);
            return 0;
        } catch (Exception e) {
            err.println(api.getSimpleName() + " cannot start: " + e);
            e.printStackTrace(err);
            return 1;
        }
    }

    private static String explain(IOException e, ServerSettings settings) {
        boolean taken =
                e instanceof BindException
                        || String.valueOf(e.getMessage()).contains("Address already in use");
        return taken
                ? "Port %d of %s is in use by another program, or not allowed: choose another with --port."
                        .formatted(settings.port(), settings.host())
                : String.valueOf(e.getMessage());
    }

    private static ServerSettings settings(ParseResult options) {
        ServerSettings defaults = ServerSettings.defaults();
        ServerSettings settings =
                defaults.withHost(options.matchedOptionValue("--host", defaults.host()))
                        .withPort(options.matchedOptionValue("--port", defaults.port()));
        if (options.hasMatchedOption("--certificate") || options.hasMatchedOption("--key")) {
            if (!options.hasMatchedOption("--certificate") || !options.hasMatchedOption("--key")) {
                throw new IllegalArgumentException("TLS needs both --certificate and --key.");
            }
            settings =
                    settings.withTls(
                            Path.of(options.<String>matchedOptionValue("--certificate", "")),
                            Path.of(options.<String>matchedOptionValue("--key", "")));
        }
        return settings;
    }

    private static CommandLine command(String name) {
        ServerSettings defaults = ServerSettings.defaults();
        CommandSpec spec =
                CommandSpec.create()
                        .name(name)
                        .addOption(
                                option(
                                        "--host",
                                        String.class,
                                        "HOST",
                                        "The address to listen on (" + defaults.host() + ")."))
                        .addOption(
                                option(
                                        "--port",
                                        Integer.class,
                                        "PORT",
                                        "The port, 0 for any (" + defaults.port() + ")."))
                        .addOption(
                                option(
                                        "--certificate",
                                        String.class,
                                        "FILE",
                                        "A PEM file with the certificates: serves HTTPS."))
                        .addOption(
                                option(
                                        "--key",
                                        String.class,
                                        "FILE",
                                        "A PEM file with the private key."))
                        .addOption(
                                OptionSpec.builder("--development")
                                        .description(
                                                "Shows to whoever asks what has failed, and where.")
                                        .build())
                        .addOption(
                                OptionSpec.builder("-h", "--help")
                                        .usageHelp(true)
                                        .description("Says this.")
                                        .build());
        return new CommandLine(spec);
    }

    private static OptionSpec option(String name, Class<?> type, String label, String text) {
        return OptionSpec.builder(name).type(type).paramLabel(label).description(text).build();
    }
}

package dev.jumun.server;

import dev.jumun.app.App;
import dev.jumun.async.log.LogText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Runs an API as a program: {@code public static void main(String[] args) { Jumun.run(Cafe.class,
 * args); }}.
 */
public final class Jumun {
    private static final Duration LAST_SECOND = Duration.ofSeconds(1);

    private static volatile @Nullable ApplicationHost host;

    private Jumun() {}

    /**
     * Makes a host serve the applications that {@link #run} is called with, instead of a server of
     * this program. It is for tools that run the {@code main} method of an application in their own
     * process. Null ends it.
     */
    public static void hostedBy(@Nullable ApplicationHost newHost) {
        host = newHost;
    }

    static @Nullable ApplicationHost host() {
        return host;
    }

    /**
     * Starts an API, prints where it listens, and serves it until SIGTERM or SIGINT. It then waits
     * for requests in progress, tears down, and ends the program with status 0, or with 1 if a
     * tear-down fails or takes longer than {@link ServerSettings#stopWithin} allows. The options
     * are {@code --host}, {@code --port}, {@code --certificate} with {@code --key}, {@code
     * --development}, {@code --help}, and one for each setting of the server, such as {@code
     * --max-body-size}.
     *
     * <p>Does not return. If the start fails, the program ends with status 1 and a message that
     * explains why; if an option or setting is invalid, it ends with status 2. Under {@code jumun
     * dev} it returns when the application has to stop.
     *
     * <p>Environment variables can change the settings of the server: {@code PORT}, {@code HOST},
     * {@code JUMUN_MAX_BODY_SIZE=5MB} and so on (see the guide's page on serving). Options take
     * precedence over the environment.
     */
    public static void run(Class<?> api, String... args) {
        run(api, settings -> settings, args);
    }

    /**
     * The same as {@link #run(Class, String...)}, with settings that differ from the defaults:
     *
     * <pre>{@code
     * Jumun.run(Cafe.class, settings -> settings.withMaxBodySize(5 << 20), args);
     * }</pre>
     *
     * Environment variables and options take precedence over these settings, and these over a
     * provider of {@link ServerSettings} with application scope, which takes the place of the
     * defaults: it can read what the application itself is configured with.
     */
    public static void run(Class<?> api, UnaryOperator<ServerSettings> settings, String... args) {
        ApplicationHost tool = host;
        if (tool == null) {
            System.exit(serve(api, settings, System.getenv(), args, System.out, System.err));
            return;
        }
        try {
            Map<String, String> environment = System.getenv();
            arguments(ServerSettings.defaults(), settings, environment, args); // wrong ones at once
            App app = App.of(api);
            tool.serve(app, () -> arguments(provided(app), settings, environment, args).settings());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(api.getSimpleName() + " cannot start.", e);
        }
    }

    static int serve(
            Class<?> api,
            UnaryOperator<ServerSettings> settings,
            Map<String, String> environment,
            String[] args,
            PrintStream out,
            PrintStream err) {
        Arguments arguments;
        try {
            arguments = arguments(ServerSettings.defaults(), settings, environment, args);
        } catch (IllegalArgumentException e) {
            return refuse(e, err);
        }
        if (arguments.help()) {
            out.print(Arguments.usage(api.getSimpleName()));
            return 0;
        }
        CountDownLatch stop = new CountDownLatch(1);
        return serve(
                api,
                app -> arguments(provided(app), settings, environment, args).settings(),
                arguments.development(),
                stop,
                out,
                err);
    }

    /** The sentences remain in sight: the options take more lines than many a terminal has. */
    private static int refuse(IllegalArgumentException wrong, PrintStream err) {
        err.println(wrong.getMessage());
        err.println("--help lists all options and settings.");
        return 2;
    }

    /** What a provider of the application, which has been started, lends; or else the defaults. */
    private static ServerSettings provided(App app) {
        List<ServerSettings> all = app.provided(ServerSettings.class);
        if (all.size() > 1) {
            throw new IllegalArgumentException(
                    "%d providers of application scope provide ServerSettings: keep one."
                            .formatted(all.size()));
        }
        return all.isEmpty() ? ServerSettings.defaults() : all.getFirst();
    }

    /** Providers, code, then the environment, then options: the later take precedence. */
    private static Arguments arguments(
            ServerSettings base,
            UnaryOperator<ServerSettings> settings,
            Map<String, String> environment,
            String... args) {
        List<String> problems = new ArrayList<>();
        ServerSettings wanted =
                EnvironmentSettings.apply(settings.apply(base), environment, problems);
        Arguments arguments = Arguments.parse(wanted, problems, args);
        if (problems.isEmpty()) {
            SettingsCheck.check(arguments.settings());
        } else if (!arguments.help()) {
            // values are repeated, of which anything may come from elsewhere
            throw new IllegalArgumentException(
                    problems.stream().map(LogText::line).collect(Collectors.joining("\n")));
        }
        return arguments;
    }

    private static int serve(
            Class<?> api,
            Function<App, ServerSettings> wanted,
            boolean development,
            CountDownLatch stop,
            PrintStream out,
            PrintStream err) {
        long since = System.nanoTime();
        Thread preparing =
                Thread.ofPlatform()
                        .daemon()
                        .name("jumun-prepare")
                        .start(() -> {
                            Signals.onEnd(stop::countDown);
                            Server.prepare();
                        });
        StartWatch watch = StartWatch.begin(api, err);
        try (App app = App.of(api)) {
            if (development) {
                app.development();
            }
            app.start();
            watch.close();
            ServerSettings settings;
            try {
                settings = wanted.apply(app);
            } catch (IllegalArgumentException e) {
                return refuse(e, err);
            }
            preparing.join();
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
                out.println("  --development: clients are shown what fails, and where.");
            }
            out.flush();
            stop.await();
            return stop(app, server, settings.stopWithin());
        } catch (Exception | Error e) { // an event loop would keep the program alive
            err.println(LogText.block(api.getSimpleName() + " cannot start: " + e));
            LogText.failure(e).printStackTrace(err);
            return 1;
        } finally {
            watch.close();
        }
    }

    /** What is left of the time is for the application; a second if requests took it all. */
    private static int stop(App app, Server server, Duration within) throws InterruptedException {
        long since = System.nanoTime();
        try {
            server.stop(app::cancelAll);
            Duration left = within.minusNanos(System.nanoTime() - since);
            app.close(left.compareTo(LAST_SECOND) < 0 ? LAST_SECOND : left);
            return 0;
        } catch (RuntimeException | Error e) {
            System.getLogger("dev.jumun.server").log(System.Logger.Level.ERROR, e.getMessage(), e);
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
}

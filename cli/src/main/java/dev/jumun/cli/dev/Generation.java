package dev.jumun.cli.dev;

import dev.jumun.app.App;
import dev.jumun.cli.project.Project;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.runtime.dependency.StartPlace;
import dev.jumun.runtime.engine.Scrapeable;
import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The application as one save left it: a class loader, its {@code main} on a thread, and the app
 * that it started. Ends as a whole.
 */
final class Generation {
    /** For those that were not asked. */
    static final Ending NO_REQUESTS =
            new Ending() {
                @Override
                public State.Replaced late(DevExchange exchange) {
                    throw new IllegalStateException("No request was made.");
                }

                @Override
                public State.Replaced abandoned(DevExchange exchange) {
                    throw new IllegalStateException("No request was made.");
                }
            };

    private final int number;
    private final ReplacedLoader loader;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final RequestsInProgress requests = new RequestsInProgress();
    private volatile @Nullable App app;
    private volatile @Nullable RequestObserver observer;
    private volatile @Nullable ServerSettings settings;
    private volatile @Nullable MainThread main;

    private Generation(int number, ReplacedLoader loader) {
        this.number = number;
        this.loader = loader;
    }

    /** Prepares one: nothing of the application is loaded yet. */
    static Generation of(int number, Path classes, Project project, ClassLoader libraries) {
        List<Path> places = new ArrayList<>(project.resources());
        places.addFirst(classes);
        return new Generation(
                number, new ReplacedLoader("generation-" + number, places, libraries));
    }

    int number() {
        return number;
    }

    /** The title of its API, once it runs. */
    String title(String before) {
        App current = app;
        return current == null ? before : current.title();
    }

    ClassLoader loader() {
        return loader;
    }

    /** What the application said of its server when it started; null before. */
    @Nullable ServerSettings settings() {
        return settings;
    }

    /**
     * Runs the application's main until it is ready to be asked. Blocks.
     *
     * @param patience after which the start is said to take long
     * @throws Throwable what the main or the start threw
     */
    void start(
            String mainClass, List<String> arguments, Duration patience, MainThread.Waiting waiting)
            throws Throwable {
        MainThread thread =
                new MainThread(
                        "main of generation " + number,
                        loader,
                        mainClass,
                        arguments,
                        api -> serve(App.of(api), ServerSettings::defaults));
        main = thread;
        thread.start(patience, waiting);
    }

    /** Called by {@code Jumun.run} of this generation's main: starts the app, waits for the end. */
    void serve(App found, Supplier<ServerSettings> wanted) throws Exception {
        MainThread thread = Objects.requireNonNull(main);
        try {
            found.development();
            found.start();
        } catch (Exception | LinkageError e) {
            thread.failed(e);
            return;
        }
        try {
            settings = wanted.get();
        } catch (RuntimeException e) {
            thread.failed(e);
            found.close();
            return;
        }
        observer = found.observers().isEmpty() ? null : RequestObserver.all(found.observers());
        if (!requests.unlessClosed(() -> app = found)) {
            found.close(); // the end came while it started, and did not wait for it
            return;
        }
        thread.serves();
        ending.await();
    }

    /**
     * Answers an exchange, unless this generation is being ended.
     *
     * @return whether it did; otherwise a newer generation has to
     */
    boolean handle(DevExchange exchange) {
        App current = app;
        if (current == null || !requests.enter(exchange)) {
            return false;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(loader);
            observed(exchange, () -> current.handle(exchange));
        } finally {
            thread.setContextClassLoader(before);
            requests.leave(exchange);
        }
        return true;
    }

    /** The metrics of its application, if it has some that can be read. */
    Optional<Scrapeable.Page> page(@Nullable String accept) {
        App current = app;
        return current == null
                ? Optional.empty()
                : current.observers().stream()
                        .filter(Scrapeable.class::isInstance)
                        .map(Scrapeable.class::cast)
                        .flatMap(each -> each.page(accept).stream())
                        .findFirst();
    }

    private void observed(Exchange exchange, Runnable handling) {
        RequestObserver present = observer;
        LateObservation observation = exchange.attribute(LateObservation.class);
        if (present == null || observation == null) {
            handling.run();
        } else {
            observation.handle(exchange.head(), present, handling);
        }
    }

    /** What clients get whose requests do not end with their generation. */
    interface Ending {
        /** The answer in place of one that comes after the request was cancelled. */
        State.Replaced late(DevExchange exchange);

        /** The answer for a handler that continues though it was cancelled. */
        State.Replaced abandoned(DevExchange exchange);
    }

    /**
     * Ends it: requests in progress get a grace, then they are cancelled; then everything is torn
     * down. Blocks.
     *
     * @param mainGrace how long its main may take to end when it is interrupted: one that has not
     *     started the application tears down in that time what it has set up
     * @return what failed on the way, or null
     */
    @Nullable Throwable stop(Duration grace, Duration mainGrace, Ending answers)
            throws InterruptedException {
        Throwable failed = null;
        requests.close();
        App current = app;
        if (current != null) {
            if (!requests.awaitIdle(grace)) {
                requests.all().forEach(each -> each.cutOff(() -> answers.late(each)));
                current.cancelAll();
                if (!requests.awaitIdle(grace)) {
                    failed = abandon(answers);
                }
            }
            try {
                RequestObserver present = observer;
                if (present != null) {
                    present.close();
                }
                current.close();
            } catch (RuntimeException | LinkageError e) {
                failed = e;
            }
        }
        app = null;
        ending.countDown();
        MainThread thread = main;
        if (thread != null) {
            thread.interrupt(); // a main that does something else than to serve
            thread.awaitEnd(mainGrace);
        }
        try {
            loader.close();
        } catch (IOException e) {
            failed = failed == null ? e : failed;
        }
        return failed;
    }

    /** Whatever fails here, the rest is torn down. */
    private @Nullable Throwable abandon(Ending answers) {
        Throwable failed = null;
        for (DevExchange each : requests.all()) {
            try {
                each.abandon(answers.abandoned(each));
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        return failed;
    }

    /** Where its main is, or what it waits for, if it continues though it was interrupted. */
    @Nullable StartPlace continues() {
        MainThread thread = main;
        return thread != null && thread.isAlive() ? thread.place() : null;
    }
}

package dev.jumun.cli.dev;

import dev.jumun.app.App;
import dev.jumun.cli.project.Project;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The application as one save left it: a class loader, its {@code main} on a thread, and the app
 * that it started. Ends as a whole.
 */
final class Generation {
    /** How long a main may take until it calls {@code Jumun.run}. */
    private static final Duration START = Duration.ofSeconds(60);

    /** How often it is asked meanwhile whether it is still wanted. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final int number;
    private final URLClassLoader loader;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private volatile @Nullable App app;
    private volatile @Nullable RequestObserver observer;
    private volatile @Nullable ServerSettings settings;
    private volatile @Nullable Throwable failure;
    private @Nullable Thread main;
    private int active;
    private boolean closing;

    private Generation(int number, URLClassLoader loader) {
        this.number = number;
        this.loader = loader;
    }

    /** Prepares one: nothing of the application is loaded yet. */
    static Generation of(int number, Path classes, Project project, ClassLoader libraries)
            throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (Path resources : project.resources()) {
            urls.add(resources.toUri().toURL());
        }
        URLClassLoader loader =
                new URLClassLoader("generation-" + number, urls.toArray(URL[]::new), libraries);
        return new Generation(number, loader);
    }

    int number() {
        return number;
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
     * @param isOutdated whether a newer generation has replaced this one, which ends the wait
     * @throws Throwable what the main or the start threw
     */
    void start(String mainClass, List<String> arguments, BooleanSupplier isOutdated)
            throws Throwable {
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("main of generation " + number)
                        .unstarted(() -> runMain(mainClass, arguments));
        thread.setContextClassLoader(loader);
        main = thread;
        thread.start();
        long end = System.nanoTime() + START.toNanos();
        while (!started.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (isOutdated.getAsBoolean()) {
                throw new StartException(
                        mainClass + ".main was still running when there was newer code.");
            }
            if (System.nanoTime() - end > 0) {
                throw new StartException(
                        "%s.main did not call Jumun.run within %d seconds."
                                .formatted(mainClass, START.toSeconds()));
            }
        }
        Throwable failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    private void runMain(String mainClass, List<String> arguments) {
        try {
            Class<?> type = Class.forName(mainClass, true, loader);
            Method method = mainOf(type);
            if (method == null) {
                serve(App.of(type), ServerSettings::defaults);
            } else {
                invoke(type, method, arguments.toArray(String[]::new));
            }
            if (app == null && failure == null) {
                failure =
                        new StartException(mainClass + ".main ended without a call of Jumun.run.");
            }
        } catch (InvocationTargetException e) {
            failure = e.getCause() == null ? e : e.getCause();
        } catch (Throwable e) { // shown to the developer, whatever it is
            failure = e;
        } finally {
            started.countDown();
        }
    }

    private static @Nullable Method mainOf(Class<?> type) {
        for (Class<?>[] parameters : new Class<?>[][] {{String[].class}, {}}) {
            try {
                Method method = type.getDeclaredMethod("main", parameters);
                method.setAccessible(true);
                return method;
            } catch (NoSuchMethodException e) {
                // the other form, or none: then the class itself is the API
            }
        }
        return null;
    }

    private static void invoke(Class<?> type, Method method, String[] arguments)
            throws ReflectiveOperationException {
        Object target = null;
        if (!Modifier.isStatic(method.getModifiers())) {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            target = constructor.newInstance();
        }
        if (method.getParameterCount() == 0) {
            method.invoke(target);
        } else {
            method.invoke(target, (Object) arguments);
        }
    }

    /** Called by {@code Jumun.run} of this generation's main: starts the app, waits for the end. */
    void serve(App found, Supplier<ServerSettings> wanted) throws Exception {
        try {
            found.development();
            found.start();
        } catch (Exception | LinkageError e) {
            failure = e;
            return; // the main continues as if the server had ended
        }
        try {
            settings = wanted.get();
        } catch (RuntimeException e) {
            failure = e;
            found.close();
            return;
        }
        observer = found.observers().isEmpty() ? null : RequestObserver.all(found.observers());
        app = found;
        started.countDown();
        ending.await();
    }

    /**
     * Answers an exchange, unless this generation is being ended.
     *
     * @return whether it did; otherwise a newer generation has to
     */
    boolean handle(Exchange exchange) {
        App current = app;
        if (current == null || !enter()) {
            return false;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(loader);
            observed(exchange, () -> current.handle(exchange));
        } finally {
            thread.setContextClassLoader(before);
            leave();
        }
        return true;
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

    /** Counts a request, so that the end waits for it; false if the end has begun. */
    private boolean enter() {
        lock.lock();
        try {
            if (closing) {
                return false;
            }
            active++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        lock.lock();
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            active--;
            if (active == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends it: requests in progress get a grace, then they are cancelled; then everything is torn
     * down. Blocks.
     *
     * @return what failed on the way, or null
     */
    @Nullable Throwable stop(Duration grace) throws InterruptedException {
        Throwable failed = null;
        close();
        App current = app;
        if (current != null) {
            if (!awaitIdle(grace)) {
                current.cancelAll();
                awaitIdle(grace);
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
        Thread thread = main;
        if (thread != null) {
            thread.interrupt(); // a main that does something else than to serve
            thread.join(grace);
        }
        try {
            loader.close();
        } catch (IOException e) {
            failed = failed == null ? e : failed;
        }
        return failed;
    }

    private boolean awaitIdle(Duration grace) throws InterruptedException {
        long nanos = grace.toNanos();
        lock.lock();
        try {
            while (active > 0 && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
            return active == 0;
        } finally {
            lock.unlock();
        }
    }
}

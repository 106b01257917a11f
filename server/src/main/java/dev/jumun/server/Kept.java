package dev.jumun.server;

import dev.jumun.runtime.dependency.Lifespan;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * What outlives the reloads of {@code jumun dev}, such as a pool with its connections or a database
 * in memory. A provider with {@code Scope.APP} makes it and lends its value:
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static void pool(ShopSettings settings, Yield<DataSource> yield) throws Exception {
 *     try (Kept<HikariDataSource> pool = Kept.of("pool", () -> open(settings), settings.url())) {
 *         yield.to(pool.value());
 *     }
 * }
 * }</pre>
 *
 * <p>Everywhere else than under {@code jumun dev} it is made at the start and closed at the end, as
 * if this class were not there.
 *
 * @param <T> what is kept: a class of a library, since those of the application are replaced at
 *     each save
 */
public final class Kept<T> implements AutoCloseable {
    private static final StackWalker CALLER =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final T value;
    private final boolean isOfHost;

    private Kept(T value, boolean isOfHost) {
        this.value = value;
        this.isOfHost = isOfHost;
    }

    /**
     * Makes a value, or returns the one that was made by the code before a save. It is made anew if
     * the class that calls this, one within it, or one of the texts is another than at that time.
     *
     * @param name distinguishes several of one class
     * @param make makes the value; a value that is {@link AutoCloseable} is closed at the end
     * @param madeFrom all else that the value depends on, such as the URL of a database
     * @throws IllegalArgumentException under {@code jumun dev}, if the value is of a class of the
     *     application; elsewhere its classes can't be distinguished from those of libraries
     * @throws IllegalStateException if this is called elsewhere than in a provider with {@code
     *     Scope.APP}, on the thread that calls the provider, or the name was used already
     * @throws Exception what making it throws
     */
    @SuppressWarnings("unchecked") // made by the same code, of a class that is never replaced
    public static <T> Kept<T> of(String name, Callable<? extends T> make, String... madeFrom)
            throws Exception {
        Class<?> by = CALLER.getCallerClass();
        String key = by.getName() + " " + name;
        String call = "Kept.of(\"" + name + "\", …) of " + by.getName();
        Lifespan life =
                Lifespan.beingSetUp()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        call
                                                + " was not called by a provider with Scope.APP"
                                                + " that sets up. Call it there, and not in"
                                                + " another thread."));
        if (!life.take(key)) {
            throw new IllegalStateException(
                    call + " was called twice. Give each value a name of its own.");
        }
        try {
            ApplicationHost host = Jumun.host();
            Object kept =
                    host == null
                            ? null
                            : host.keep(by, life.mount(), name, List.of(madeFrom), make);
            return kept == null
                    ? new Kept<>(Objects.requireNonNull(make.call(), "A kept value"), false)
                    : new Kept<>((T) kept, true);
        } catch (Throwable e) {
            life.giveBack(key); // the provider may try again
            throw e;
        }
    }

    /** The value: not to be closed otherwise than by this. */
    public T value() {
        return value;
    }

    /**
     * Closes the value if it can be closed; under {@code jumun dev}, leaves it for the next.
     *
     * @throws IllegalStateException if closing it fails
     */
    @Override
    public void close() {
        if (isOfHost || !(value instanceof AutoCloseable closeable)) {
            return;
        }
        try {
            closeable.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("What was kept could not be closed.", e);
        }
    }
}

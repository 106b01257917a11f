package dev.jumun.server.loop;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes a virtual thread for each request that runs on the event loop of its own connection: a
 * request that does not wait never leaves the thread that read it. The JDK has no public way yet to
 * say where a virtual thread runs; without {@code --add-opens java.base/java.lang=ALL-UNNAMED}
 * requests run on the default scheduler.
 */
public final class RequestThreads {
    private static final System.Logger LOG = System.getLogger("dev.jumun.server");
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    private static final String NAME = "request";

    /** Makes a thread for a scheduler; null if the JVM does not allow it. */
    private static final @Nullable MethodHandle NEW_THREAD = newThread();

    private final Executor elsewhere;
    private final boolean onEventLoops;

    private RequestThreads(Executor elsewhere, boolean onEventLoops) {
        this.elsewhere = elsewhere;
        this.onEventLoops = onEventLoops;
    }

    private static MethodHandles.Lookup insideOfThreads() throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
    }

    private static @Nullable MethodHandle newThread() {
        try {
            return insideOfThreads()
                    .findStatic(
                            Class.forName("java.lang.ThreadBuilders"),
                            "newVirtualThread",
                            MethodType.methodType(
                                    Thread.class,
                                    Executor.class,
                                    String.class,
                                    int.class,
                                    Runnable.class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** On the event loops, if the JVM allows it. */
    public static RequestThreads onEventLoops() {
        try {
            if (NEW_THREAD != null) {
                Executor elsewhere =
                        (Executor)
                                insideOfThreads()
                                        .findStatic(
                                                Class.forName("java.lang.VirtualThread"),
                                                "defaultScheduler",
                                                MethodType.methodType(Executor.class))
                                        .invoke();
                return new RequestThreads(elsewhere, true);
            }
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.DEBUG, "There is no default scheduler.", e);
        }
        if (TOLD.compareAndSet(false, true)) {
            Module module = RequestThreads.class.getModule();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Requests run on the JDK's default scheduler, which costs some speed. To"
                            + " run them on their connections' own threads, start Java with"
                            + " --add-opens java.base/java.lang="
                            + (module.isNamed() ? module.getName() : "ALL-UNNAMED")
                            + ".");
        }
        return onDefaultScheduler();
    }

    /** On the JDK's default scheduler. */
    public static RequestThreads onDefaultScheduler() {
        return new RequestThreads(Runnable::run, false);
    }

    public boolean areOnEventLoops() {
        return onEventLoops;
    }

    /** Where threads run that hold up an event loop. */
    public Executor elsewhere() {
        return elsewhere;
    }

    /** Makes a thread for the given scheduler, if the JVM allows a scheduler. */
    Thread made(Executor scheduler, Runnable work) {
        MethodHandle handle = NEW_THREAD;
        if (!onEventLoops || handle == null) {
            return Thread.ofVirtual().name(NAME).unstarted(work);
        }
        try {
            return (Thread) handle.invokeExact(scheduler, NAME, 0, work);
        } catch (Throwable e) {
            throw new IllegalStateException("A virtual thread could not be made.", e);
        }
    }
}

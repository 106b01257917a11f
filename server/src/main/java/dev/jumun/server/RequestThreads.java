package dev.jumun.server;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes a virtual thread for each request that runs on the event loop of its own connection: a
 * request that does not wait never leaves the thread that read it. The JDK has no public way yet to
 * say where a virtual thread runs; without {@code --add-opens java.base/java.lang=ALL-UNNAMED}
 * requests run on the default scheduler.
 */
final class RequestThreads {
    private static final System.Logger LOG = System.getLogger("dev.jumun.server");
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    private static final ThreadFactory ANYWHERE = Thread.ofVirtual().name("request").factory();

    private final @Nullable Constructor<?> builder;
    private final ConcurrentHashMap<Executor, ThreadFactory> factories = new ConcurrentHashMap<>();

    private RequestThreads(@Nullable Constructor<?> builder) {
        this.builder = builder;
    }

    /** On the event loops, if the JVM allows it. */
    static RequestThreads onEventLoops() {
        try {
            Constructor<?> builder =
                    Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                            .getDeclaredConstructor(Executor.class);
            builder.setAccessible(true);
            return new RequestThreads(builder);
        } catch (ReflectiveOperationException | RuntimeException e) {
            if (TOLD.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Requests run on the JDK's default scheduler, which costs some speed. To"
                                + " run them on their connections' own threads, start Java with"
                                + " --add-opens java.base/java.lang=ALL-UNNAMED.");
            }
            return new RequestThreads(null);
        }
    }

    /** On the JDK's default scheduler. */
    static RequestThreads onDefaultScheduler() {
        return new RequestThreads(null);
    }

    boolean areOnEventLoops() {
        return builder != null;
    }

    Thread newThread(Executor eventLoop, Runnable work) {
        Constructor<?> present = builder;
        if (present == null) {
            return ANYWHERE.newThread(work);
        }
        ThreadFactory factory = factories.get(eventLoop);
        if (factory == null) {
            factory = factory(present, eventLoop);
            factories.put(eventLoop, factory);
        }
        return factory.newThread(work);
    }

    private static ThreadFactory factory(Constructor<?> builder, Executor eventLoop) {
        try {
            return ((Thread.Builder.OfVirtual) builder.newInstance(eventLoop))
                    .name("request")
                    .factory();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A virtual thread builder that was found fails.", e);
        }
    }
}

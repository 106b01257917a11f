package dev.jumun.cli.dev;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What outlives generations, because the application has asked for it by {@code Kept.of}. Nothing
 * of it may be of a class of a generation, which would stay in memory with it, and be another class
 * than that of the same name in the next generation.
 */
final class KeptValues {
    private final DevListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Made> values = new LinkedHashMap<>();
    private final Set<String> wanted = new HashSet<>();
    private @Nullable ClassLoader starting;

    KeptValues(DevListener listener) {
        this.listener = listener;
    }

    /**
     * A value, and what it was made by.
     *
     * @param code the class files of what may have made it
     */
    private record Made(Map<String, ByteBuffer> code, List<String> from, Object value) {}

    /** A generation starts; null if none does any more. */
    void starting(@Nullable ClassLoader loader) {
        lock.lock();
        try {
            starting = loader;
            wanted.clear();
        } finally {
            lock.unlock();
        }
    }

    /** The generation has started: what it did not ask for is not wanted any more. */
    void started() {
        lock.lock();
        try {
            starting = null;
            List.copyOf(values.keySet()).reversed().stream()
                    .filter(each -> !wanted.contains(each))
                    .forEach(this::end);
        } finally {
            lock.unlock();
        }
    }

    /** Ends all, the newest first. */
    void close() {
        lock.lock();
        try {
            starting = null;
            List.copyOf(values.keySet()).reversed().forEach(this::end);
        } finally {
            lock.unlock();
        }
    }

    /**
     * See {@link dev.jumun.server.ApplicationHost#keep}; for code of a generation. Each API that is
     * mounted keeps values of its own, as it has them where nothing is kept. What one start asks
     * for twice, as a main that starts an application by itself does, is not kept.
     */
    @Nullable Object keep(
            Class<?> by, String mount, String name, List<String> from, Callable<?> make)
            throws Exception {
        String call = "Kept.of(\"" + name + "\", …) of " + by.getName();
        String key = by.getName() + " " + name + (mount.isEmpty() ? "" : " at " + mount);
        Map<String, ByteBuffer> code = code(by);
        lock.lock();
        try {
            requireStarting(by, call);
            if (!wanted.add(key)) {
                return null;
            }
            Made before = values.get(key);
            if (before != null && before.code().equals(code) && before.from().equals(from)) {
                return before.value();
            }
            if (before != null) {
                end(key);
            }
        } finally {
            lock.unlock();
        }
        Object value;
        try {
            value = make(call, by.getClassLoader(), make); // may hang, and must not hold the lock
        } catch (Throwable e) {
            forget(by, key); // it may try again
            throw e;
        }
        lock.lock();
        try {
            requireStarting(by, call);
            values.put(key, new Made(code, from, value));
            return value;
        } catch (IllegalStateException e) {
            if (value instanceof AutoCloseable closeable) {
                closeable.close();
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void requireStarting(Class<?> by, String call) {
        if (by.getClassLoader() != starting) {
            throw new IllegalStateException(
                    call + " was called by a start that has been given up.");
        }
    }

    private void forget(Class<?> by, String key) {
        lock.lock();
        try {
            if (by.getClassLoader() == starting) {
                wanted.remove(key);
            }
        } finally {
            lock.unlock();
        }
    }

    private static Object make(String call, ClassLoader generation, Callable<?> make)
            throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Object value;
        try {
            // its threads inherit it
            thread.setContextClassLoader(generation.getParent());
            value = make.call();
        } finally {
            thread.setContextClassLoader(before);
        }
        if (value == null) {
            throw new IllegalStateException(call + " made null.");
        }
        if (value.getClass().getClassLoader() == generation) {
            if (value instanceof AutoCloseable closeable) {
                closeable.close();
            }
            throw new IllegalArgumentException(
                    "%s made a %s, a class of the application, which is another one after each save. Keep only what is of a class of a library."
                            .formatted(call, value.getClass().getName()));
        }
        return value;
    }

    /** Returns a class, all that are within it, and the one it is within. */
    private static Map<String, ByteBuffer> code(Class<?> by) throws IOException {
        Map<String, ByteBuffer> all = new TreeMap<>();
        for (Class<?> each : by.getNestMembers()) {
            String file = "/" + each.getName().replace('.', '/') + ".class";
            try (InputStream in = each.getResourceAsStream(file)) {
                if (in != null) {
                    all.put(each.getName(), ByteBuffer.wrap(in.readAllBytes()));
                }
            }
        }
        return all;
    }

    private void end(String key) {
        Made made = values.remove(key);
        try {
            if (made != null && made.value() instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (Exception e) {
            listener.failed("What was kept as " + key + " could not be closed", e);
        }
    }
}

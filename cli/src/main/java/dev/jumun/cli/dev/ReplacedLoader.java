package dev.jumun.cli.dev;

import dev.jumun.async.Context;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;

/**
 * Loads classes that are replaced while this program runs. When it is closed, what they have
 * registered for the whole process is removed, as it would hold all of them for ever: drivers of
 * databases, and what tasks carry.
 */
class ReplacedLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private volatile boolean hasDrivers;

    ReplacedLoader(String name, List<Path> places, ClassLoader parent) {
        super(name, places.stream().map(ReplacedLoader::url).toArray(URL[]::new), parent);
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = super.findClass(name);
        if (Driver.class.isAssignableFrom(found)) {
            hasDrivers = true;
        }
        return found;
    }

    /** Its classes may be used on, by what they have started. */
    @Override
    public void close() throws IOException {
        Context.forget(this);
        try {
            if (hasDrivers) {
                removeDrivers();
            }
        } finally {
            super.close();
        }
    }

    /** Drivers are shown to, and removed by, classes of their own loader only. */
    private void removeDrivers() throws IOException {
        hasDrivers = false;
        String name = DriverRemoval.class.getName();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (InputStream in =
                DriverRemoval.class.getResourceAsStream(
                        DriverRemoval.class.getSimpleName() + ".class")) {
            if (in == null) {
                throw new IOException(name + " is missing.");
            }
            byte[] code = in.readAllBytes();
            // which the DriverManager takes for its own first look, if this is that
            thread.setContextClassLoader(this);
            Class<?> removal = defineClass(name, code, 0, code.length);
            ((Runnable) removal.getDeclaredConstructor().newInstance()).run();
        } catch (ReflectiveOperationException e) {
            throw new IOException("The drivers of " + getName() + " could not be removed.", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

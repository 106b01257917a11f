package dev.jumun.cli.dev;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Shows an application the classes of the server that it is served by, and hides the libraries that
 * only this program needs: the application brings its own versions of them.
 */
final class HiddenPackages extends ClassLoader {
    private static final List<String> HIDDEN =
            List.of(
                    "com.google.gson.",
                    "com.palantir.javapoet.",
                    "eu.maveniverse.",
                    "org.apache.commons.cli.",
                    "org.apache.commons.codec.",
                    "org.apache.commons.logging.",
                    "org.apache.http.",
                    "org.apache.maven.",
                    "org.codehaus.plexus.",
                    "org.eclipse.aether.",
                    "org.objectweb.asm.",
                    "org.slf4j.",
                    "org.sonatype.plexus.");

    static {
        registerAsParallelCapable();
    }

    HiddenPackages(ClassLoader shown) {
        super("jumun", shown);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (HIDDEN.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isHidden(name) ? null : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getResources(name);
    }

    private static boolean isHidden(String resource) {
        String path = resource.startsWith("META-INF/services/") ? resource.substring(18) : resource;
        String name = path.replace('/', '.');
        return HIDDEN.stream().anyMatch(name::startsWith);
    }
}

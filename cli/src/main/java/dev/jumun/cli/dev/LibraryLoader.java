package dev.jumun.cli.dev;

import dev.jumun.cli.project.Project;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Loads the libraries of a project, once for all its generations. What this program has as well,
 * the framework and its server, comes from this program.
 */
final class LibraryLoader extends URLClassLoader {
    private LibraryLoader(URL... jars) {
        super("libraries", jars, new HiddenPackages(LibraryLoader.class.getClassLoader()));
    }

    static LibraryLoader of(Project project) {
        return new LibraryLoader(
                project.libraries().runtime().stream().map(LibraryLoader::url).toArray(URL[]::new));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

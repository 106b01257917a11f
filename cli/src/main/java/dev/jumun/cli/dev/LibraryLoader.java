package dev.jumun.cli.dev;

import dev.jumun.cli.project.Project;

import java.sql.Driver;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Loads the libraries of a project, once for all its generations. What this program has as well,
 * the framework and its server, comes from this program.
 */
final class LibraryLoader extends ReplacedLoader {
    static {
        registerAsParallelCapable();
    }

    private LibraryLoader(Project project) {
        super(
                "libraries",
                project.libraries().runtime(),
                new HiddenPackages(LibraryLoader.class.getClassLoader()));
    }

    static LibraryLoader of(Project project) {
        return new LibraryLoader(project);
    }

    /**
     * Makes the drivers of databases known to the DriverManager, which looks for them once in a
     * process: those of later libraries it would not find.
     */
    void registerDrivers() {
        try {
            ServiceLoader.load(Driver.class, this).forEach(driver -> {});
        } catch (ServiceConfigurationError e) {
            // the application may not use it
        }
    }
}

package dev.jumun.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Metrics work where the libraries that they can measure are missing. */
class OptionalLibrariesTest {
    @Test
    void nothingOfHikariIsLoadedWithoutIt() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String each :
                (System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("jdk.module.path", ""))
                        .split(File.pathSeparator, -1)) {
            if (!each.contains("HikariCP")) {
                urls.add(Path.of(each).toUri().toURL());
            }
        }
        for (Class<?> each : new Class<?>[] {Metrics.class, WithoutHikari.class}) {
            urls.add(each.getProtectionDomain().getCodeSource().getLocation());
        }
        try (URLClassLoader loader =
                new URLClassLoader(
                        urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThat(loader.getResource("com/zaxxer/hikari/HikariDataSource.class")).isNull();
            Object message =
                    loader.loadClass(WithoutHikari.class.getName()).getMethod("run").invoke(null);
            assertThat(String.valueOf(message)).contains("only those of a HikariDataSource");
        }
    }
}

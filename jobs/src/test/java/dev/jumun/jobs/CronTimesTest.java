package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.processor.JumunProcessor;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the compiler says of the times of {@code @Cron} is what the scheduler says. */
class CronTimesTest {
    private static final String HEADER =
            """
            package shop;
            import dev.jumun.Api;
            import dev.jumun.jobs.Cron;
            @Api class Shop {
            """;

    /** Items that some or all fields take, and items that no field takes. */
    private static final List<String> ITEMS =
            List.of(
                    "*", "*", "*", "*/5", "*/0", "*/61", "1-5", "5-1", "22-2", "1-5/2", "5/15", "1",
                    "2", "7", "0", "00", "09", "29", "30", "31", "32", "24", "59", "60", "8", "12",
                    "13", "L", "?", "1,2", "1,,2", ",", "1-", "-1", "a", "1/", "*,5", "MON",
                    "mon-fri", "FRI-MON", "SUN", "7-1", "0-7", "JAN", "feb,APR", "NOV-FEB", "15W",
                    "1#2", "*/100", "1.5", "100");

    private static String times(Random random) {
        return Stream.generate(() -> ITEMS.get(random.nextInt(ITEMS.size())))
                .limit(5)
                .collect(Collectors.joining(" "));
    }

    private static boolean isRefusedByTheScheduler(String times) {
        try {
            Jobs.on(new JdbcDataSource()).cron("a", times, () -> {});
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** The numbers of those that the compiler refuses. */
    private static Set<Integer> refusedByTheCompiler(List<String> all) {
        StringBuilder source = new StringBuilder(HEADER);
        for (int i = 0; i < all.size(); i++) {
            source.append("@Cron(\"%s\") void m%d() {}\n".formatted(all.get(i), i));
        }
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///shop/Shop.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return source + "}\n";
                    }
                };
        String classes =
                Stream.of("java.class.path", "jdk.module.path")
                                .map(name -> System.getProperty(name, ""))
                                .collect(Collectors.joining(File.pathSeparator))
                        + File.pathSeparator
                        + "target/classes";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler.CompilationTask task =
                compiler.getTask(
                        null,
                        null,
                        found,
                        List.of("-proc:only", "-Xmaxerrs", "100000", "-cp", classes),
                        null,
                        List.of(file));
        task.setProcessors(List.of(new JumunProcessor()));
        task.call();
        long before = HEADER.lines().count();
        Set<Integer> refused = new TreeSet<>();
        for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                assertThat(each.getMessage(null)).startsWith("[JUMUN-TASK-4] ");
                refused.add((int) (each.getLineNumber() - before - 1));
            }
        }
        return refused;
    }

    @Test
    void theCompilerRefusesWhatTheSchedulerRefuses() {
        Random random = new Random(7);
        List<String> all = new ArrayList<>();
        for (String item : ITEMS) {
            for (int field = 0; field < 5; field++) {
                String[] fields = {"*", "*", "*", "*", "*"};
                fields[field] = item;
                all.add(String.join(" ", fields));
            }
        }
        while (all.size() < 1_500) {
            all.add(times(random));
        }
        Set<Integer> refused = refusedByTheCompiler(all);
        List<String> found = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            found.add(all.get(i) + (refused.contains(i) ? " is refused" : " comes"));
            expected.add(
                    all.get(i) + (isRefusedByTheScheduler(all.get(i)) ? " is refused" : " comes"));
        }
        assertThat(refused).hasSizeBetween(100, 1_450);
        assertThat(found).isEqualTo(expected);
    }
}

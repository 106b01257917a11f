package dev.jumun.benchmarks.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project that is changed: a copy, in which the number of the save is part of what it answers.
 *
 * @param name as the table calls it
 * @param file what is saved
 * @param text its content, with {@code NUMBER} where the number goes
 * @param path what is asked
 * @param expected the answer, with {@code NUMBER}
 */
record Sample(String name, Path file, String text, String path, String expected) {
    static final String NUMBER = "NUMBER";

    /**
     * Writes the file as the n-th save does. A source is written in place, as some editors do: what
     * is half written does not compile. Nothing can tell that of a text, which is moved there.
     */
    void save(int number) throws IOException {
        String content = text.replace(NUMBER, String.valueOf(number));
        if (file.toString().endsWith(".txt")) {
            Path whole = file.resolveSibling("." + file.getFileName());
            Files.writeString(whole, content);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.writeString(file, content);
        }
    }

    String expected(int number) {
        return expected.replace(NUMBER, String.valueOf(number));
    }

    private static final String CAFE_ROUTES =
            """
                /** A stamp. */
                public record Stamp(int nNUMBER) {}

                @Get("/handler") String handler() { return "hNUMBER"; }

                @Get("/record") Stamp stamp() { return new Stamp(1); }

                @Get("/provider") String provider(Database.Mark mark) { return mark.text(); }

                @Get("/resource")
                String resource() throws java.io.IOException {
                    try (var in = Cafe.class.getResourceAsStream("/mark.txt")) {
                        return new String(in.readAllBytes());
                    }
                }
            }
            """;

    private static final String CAFE_PROVIDER =
            """
                /** A mark. */
                record Mark(String text) {}

                @Provides(Scope.APP) static Mark mark() { return new Mark("pNUMBER"); }
            }
            """;

    /** The café: a handler, a record, a provider, a resource. */
    static List<Sample> cafe(Path home, Path folder) throws IOException {
        copy(home.resolve("examples/cafe/src/main"), folder.resolve("src/main"));
        Pom.write(folder, "cafe", List.of(Pom.JDBC, Pom.POOL, Pom.H2, Pom.LOG));
        Path cafe = folder.resolve("src/main/java/cafe/Cafe.java");
        Path database = folder.resolve("src/main/java/cafe/Database.java");
        Path mark = folder.resolve("src/main/resources/mark.txt");
        Files.createDirectories(folder.resolve("src/main/resources"));
        String routes = append(cafe, CAFE_ROUTES);
        String provider = append(database, CAFE_PROVIDER);
        List<Sample> samples =
                List.of(
                        new Sample(
                                "café: handler",
                                cafe,
                                fixed(routes, "nNUMBER"),
                                "/handler",
                                "\"hNUMBER\""),
                        new Sample(
                                "café: record",
                                cafe,
                                fixed(routes, "hNUMBER"),
                                "/record",
                                "{\"nNUMBER\":1}"),
                        new Sample(
                                "café: provider", database, provider, "/provider", "\"pNUMBER\""),
                        new Sample("café: resource", mark, "rNUMBER", "/resource", "\"rNUMBER\""));
        for (Sample each : samples) {
            each.save(0);
        }
        return samples;
    }

    /** Heroes: JDBI and Flyway, too. */
    static List<Sample> heroes(Path home, Path folder) throws IOException {
        copy(home.resolve("examples/heroes/src/main"), folder.resolve("src/main"));
        Pom.write(
                folder,
                "heroes",
                List.of(Pom.JDBC, Pom.METRICS, Pom.POOL, Pom.H2, Pom.LOG, Pom.JDBI, Pom.FLYWAY));
        Path heroes = folder.resolve("src/main/java/heroes/Heroes.java");
        String text =
                append(
                        heroes,
                        "    @Get(\"/handler\") String handler() { return \"hNUMBER\"; }\n}\n");
        Sample sample = new Sample("heroes: handler", heroes, text, "/handler", "\"hNUMBER\"");
        sample.save(0);
        return List.of(sample);
    }

    /** A project of as many files, half routers and half models. */
    static List<Sample> generated(Path folder, int files) throws IOException {
        Pom.write(folder, "many", List.of());
        Path root = Files.createDirectories(folder.resolve("src/main/java/many"));
        StringBuilder routers = new StringBuilder();
        for (int i = 0; i < files / 2; i++) {
            Files.writeString(
                    root.resolve("Model" + i + ".java"),
                    """
                    package many;
                    import jakarta.validation.constraints.*;
                    public record Model%1$d(@NotBlank String name, @Min(1) int count, double price) {}
                    """
                            .formatted(i));
            Files.writeString(
                    root.resolve("Router" + i + ".java"),
                    """
                    package many;
                    import dev.jumun.*;
                    @Router(prefix = "/r%1$d")
                    public class Router%1$d {
                        @Get("/{id}") Model%1$d get(long id) { return new Model%1$d("n", 1, id); }
                        @Post("/") Model%1$d add(Model%1$d model) { return model; }
                    }
                    """
                            .formatted(i));
            routers.append(i == 0 ? "" : ", ").append("Router").append(i).append(".class");
        }
        String text =
                """
                package many;
                import dev.jumun.*;
                @Api(title = "Many", routers = {ROUTERS})
                public class Many {
                    @Get("/handler") String handler() { return "hNUMBER"; }
                }
                """
                        .replace("ROUTERS", routers);
        Sample sample =
                new Sample(
                        "%d files: handler".formatted(files),
                        root.resolve("Many.java"),
                        text,
                        "/handler",
                        "\"hNUMBER\"");
        sample.save(0);
        return List.of(sample);
    }

    /** Another part of the file that has a number keeps its first one. */
    private static String fixed(String text, String part) {
        return text.replace(part, part.replace(NUMBER, "0"));
    }

    /** The text of a class with more members at its end. */
    private static String append(Path file, String members) throws IOException {
        String text = Files.readString(file).stripTrailing();
        return text.substring(0, text.lastIndexOf('}')) + "\n" + members;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}

package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes an API: 25 routes to a router. Each takes a path variable, a query parameter with a
 * default and a rule, and a body of ten members, one of which is a record of three.
 */
final class SampleApi {
    private static final int ROUTES_OF_A_ROUTER = 25;

    private static final String API =
            """
            package big;

            import dev.jumun.Api;
            import dev.jumun.server.Jumun;

            /** Big. */
            @Api(title = "Big", routers = {%s})
            public class Big {
                public static void main(String[] arguments) {
                    Jumun.run(Big.class, arguments);
                }
            }
            """;

    private static final String ROUTER =
            """
            package big;

            import dev.jumun.Body;
            import dev.jumun.Default;
            import dev.jumun.Path;
            import dev.jumun.Post;
            import dev.jumun.Query;
            import dev.jumun.Router;

            import jakarta.validation.constraints.Min;

            /** Some routes. */
            @Router(prefix = "/r%d")
            public class Router%d {
            %s}
            """;

    private static final String ROUTE =
            """
                /** Adds one. */
                @Post("/m%1$d/{id}")
                public Models%2$d.Model%1$d add%1$d(
                        @Path long id,
                        @Query @Default("5") @Min(1) int limit,
                        @Body Models%2$d.Model%1$d body) {
                    return body;
                }
            """;

    private static final String MODELS =
            """
            package big;

            import jakarta.validation.constraints.Min;
            import jakarta.validation.constraints.Size;

            import java.math.BigDecimal;
            import java.time.LocalDate;
            import java.util.List;
            import java.util.UUID;

            /** What some routes take. */
            public final class Models%d {
            %s
                private Models%d() {}
            }
            """;

    private static final String MODEL =
            """
                /** A part. */
                public record Part%1$d(String a, int b, boolean c) {}

                /** A model. */
                public record Model%1$d(
                        @Size(max = 40) String name,
                        @Min(0) int count,
                        BigDecimal price,
                        UUID key,
                        LocalDate day,
                        boolean active,
                        double ratio,
                        List<String> tags,
                        long total,
                        Part%1$d part) {}
            """;

    private SampleApi() {}

    /** Writes the sources below a folder. */
    static void write(int routes, Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("big"));
        StringBuilder routers = new StringBuilder();
        for (int first = 0; first < routes; first += ROUTES_OF_A_ROUTER) {
            int number = first / ROUTES_OF_A_ROUTER;
            StringBuilder models = new StringBuilder();
            StringBuilder handlers = new StringBuilder();
            for (int i = first; i < Math.min(routes, first + ROUTES_OF_A_ROUTER); i++) {
                models.append(MODEL.formatted(i));
                handlers.append(ROUTE.formatted(i, number));
            }
            routers.append(first == 0 ? "" : ", ").append("Router%d.class".formatted(number));
            Files.writeString(
                    sources.resolve("Models%d.java".formatted(number)),
                    MODELS.formatted(number, models, number));
            Files.writeString(
                    sources.resolve("Router%d.java".formatted(number)),
                    ROUTER.formatted(number, number, handlers));
        }
        Files.writeString(sources.resolve("Big.java"), API.formatted(routers));
    }
}

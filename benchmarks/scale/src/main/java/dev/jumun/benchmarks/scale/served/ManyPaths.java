package dev.jumun.benchmarks.scale.served;

import java.util.List;
import java.util.stream.IntStream;

/** An API with many routes: five for each resource, as an API of records has them. */
public final class ManyPaths {
    static final int PER_RESOURCE = 5;

    private ManyPaths() {}

    static String resource(int index) {
        return "/api/v1/resource" + index;
    }

    /**
     * Returns paths that are spread over the whole table. Whatever the number of routes, a third of
     * them have no variable, a third have one, and a third have two: only the table differs.
     */
    public static List<String> spread(int routes, int paths) {
        int resources = routes / PER_RESOURCE;
        return IntStream.range(0, paths)
                .mapToObj(i -> {
                    String resource = resource((int) ((long) i * resources / paths));
                    return switch (i % 3) {
                        case 0 -> resource;
                        case 1 -> resource + "/12345";
                        default -> resource + "/12345/items/67";
                    };
                })
                .toList();
    }
}

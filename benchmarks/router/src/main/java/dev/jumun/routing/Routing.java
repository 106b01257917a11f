package dev.jumun.runtime.routing;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Finding the route of a request among few and many. In the package of what is measured. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Routing {
    /** How many paths are asked for, one after the other, in an order without a pattern. */
    private static final int ASKED = 1024;

    @Param({"10", "1000", "10000"})
    int routes = 10;

    private final RouteTable table = new RouteTable();
    private String[] paths = {};
    private int next;

    /** Five routes for each resource, as an API of records has them. */
    @Setup
    public void fill() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < routes / 5; i++) {
            String resource = "/api/v1/resource" + i;
            add("GET", resource);
            add("POST", resource);
            add("GET", resource + "/{id}");
            add("PUT", resource + "/{id}");
            add("GET", resource + "/{id}/items/{item}");
            all.add(resource);
            all.add(resource + "/12345");
            all.add(resource + "/12345/items/67");
        }
        Random random = new Random(1);
        paths = random.ints(ASKED, 0, all.size()).mapToObj(all::get).toArray(String[]::new);
        for (String path : paths) {
            RouteMatch match = table.find("GET", path);
            if (match == null || !match.methodFits()) {
                throw new IllegalStateException("nothing at " + path);
            }
        }
    }

    private void add(String method, String path) {
        table.add(method, path, "Routing.route", call -> {});
    }

    /** Takes the values of the variables, too, as a handler does. */
    @Benchmark
    public void find(Blackhole hole) {
        next = (next + 1) % ASKED;
        RouteMatch match = Objects.requireNonNull(table.find("GET", paths[next]));
        List<String> names = match.route().path().variables();
        if (!names.isEmpty()) {
            Map<String, String> values = match.variables();
            for (int i = 0; i < names.size(); i++) {
                hole.consume(values.get(names.get(i)));
            }
        }
        hole.consume(match);
    }
}

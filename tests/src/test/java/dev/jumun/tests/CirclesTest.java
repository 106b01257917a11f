package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which classes need each other: those of a circle can only be read, and changed, together. */
class CirclesTest {
    /** The packages of the server, lowest first: see docs/architecture.md. */
    private static final List<String> SERVER =
            List.of(
                    "dev.jumun.server.limits",
                    "dev.jumun.server.loop",
                    "dev.jumun.server.sockets",
                    "dev.jumun.server.request",
                    "dev.jumun.server.exchange",
                    "dev.jumun.server.websocket",
                    "dev.jumun.server.http1",
                    "dev.jumun.server.http2",
                    "dev.jumun.server.connection",
                    "dev.jumun.server");

    /** Those that lead a request to its answer, lowest first. */
    private static final List<String> ROUTING =
            List.of(
                    "dev.jumun.runtime.request",
                    "dev.jumun.runtime.failure",
                    "dev.jumun.runtime.routing",
                    "dev.jumun.runtime.dispatch");

    @Test
    void async() throws Exception {
        ClassGraph graph = ClassGraph.of("async", "dev.jumun.async");

        assertThat(graph.needs().get("dev.jumun.async.Gathering"))
                .as("the test would notice")
                .contains("dev.jumun.async.Runner", "dev.jumun.async.Job");
        assertThat(graph.needs().get("dev.jumun.async.Runner"))
                .contains("dev.jumun.async.Gathering");
        assertThat(graph.largestCircle()).contains("Job", "Strand").hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void routing() throws Exception {
        ClassGraph graph = ClassGraph.of("web", ROUTING.toArray(String[]::new));

        assertThat(graph.largestCircle()).contains("Call").hasSizeLessThanOrEqualTo(4);
        assertThat(graph.needs().get("dev.jumun.runtime.dispatch.Dispatcher"))
                .contains("dev.jumun.runtime.routing.RouteTable");
        assertThat(arrowsUp(graph, ROUTING)).isEmpty();
    }

    @Test
    void server() throws Exception {
        ClassGraph graph = ClassGraph.of("server", "dev.jumun.server");

        assertThat(graph.needs().get("dev.jumun.server.http2.Http2Link"))
                .contains("dev.jumun.server.http2.Http2Connection");
        assertThat(graph.largestCircle()).isNotEmpty().hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void theRoomsOfTheServerHaveArrowsOneWay() throws Exception {
        ClassGraph graph = ClassGraph.of("server", "dev.jumun.server");

        assertThat(floor("dev.jumun.server.Server", SERVER)).isEqualTo(SERVER.size() - 1);
        assertThat(arrowsUp(graph, SERVER)).isEmpty();
    }

    private static Set<String> arrowsUp(ClassGraph graph, List<String> rooms) {
        Set<String> up = new TreeSet<>();
        graph.needs()
                .forEach((from, all) -> {
                    for (String to : all) {
                        if (floor(to, rooms) > floor(from, rooms)) {
                            up.add(from + " -> " + to);
                        }
                    }
                });
        return up;
    }

    private static int floor(String type, List<String> rooms) {
        int floor = rooms.indexOf(type.substring(0, type.lastIndexOf('.')));
        assertThat(floor).as("the room of %s", type).isNotNegative();
        return floor;
    }
}

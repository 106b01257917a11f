package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeSet;

/** Which classes need each other: those of a circle can only be read, and changed, together. */
class CirclesTest {
    /** The packages of the server, lowest first: see docs/architecture.md. */
    private static final List<String> ROOMS =
            List.of(
                    "limits",
                    "loop",
                    "sockets",
                    "request",
                    "exchange",
                    "websocket",
                    "http1",
                    "http2",
                    "connection",
                    "");

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
        ClassGraph graph = ClassGraph.of("web", "dev.jumun.runtime.routing");

        assertThat(graph.needs()).containsKey("dev.jumun.runtime.routing.Call");
        assertThat(graph.largestCircle()).contains("Call").hasSizeLessThanOrEqualTo(4);
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
        TreeSet<String> back = new TreeSet<>();

        graph.needs()
                .forEach((from, all) -> {
                    for (String to : all) {
                        if (floor(to) > floor(from)) {
                            back.add(from + " -> " + to);
                        }
                    }
                });

        assertThat(floor("dev.jumun.server.Server")).isEqualTo(ROOMS.size() - 1);
        assertThat(back).isEmpty();
    }

    private static int floor(String type) {
        String within = type.substring("dev.jumun.server.".length());
        int dot = within.indexOf('.');
        int floor = ROOMS.indexOf(dot < 0 ? "" : within.substring(0, dot));
        assertThat(floor).as("the room of %s", type).isNotNegative();
        return floor;
    }
}

package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.runtime.engine.TraceParent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Observers are told of every request once, and of how it ended. */
@Timeout(60)
class RequestObserverTest {
    private static final ThreadLocal<String> SURROUNDED = new ThreadLocal<>();
    private static final int LARGE = 8 * 1024 * 1024;

    private final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private volatile boolean closed;

    @SuppressWarnings("NullAway.Init") // before each test
    private Server server;

    /** Notes a request in a line: method, path, route, status, bytes, end. */
    private final class Notes implements RequestObserver {
        @Override
        public Observation begin(RequestHead head) {
            StringBuilder line = new StringBuilder(head.method() + " " + head.rawPath());
            return new Observation() {
                @Override
                public void routed(String template) {
                    line.append(" at ").append(template);
                }

                @Override
                public void failed(Throwable failure) {
                    line.append(" fails with ").append(failure.getMessage());
                }

                @Override
                public void ended(int status, long bytes, End end) {
                    ends.add(line + " " + status + " " + bytes + " " + end);
                }
            };
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Fails at each call. */
    private static final class Failing implements RequestObserver {
        @Override
        public Observation begin(RequestHead head) {
            throw new IllegalStateException("an observer of a test");
        }
    }

    private record Observed(List<RequestObserver> observers, Handler handler) implements Handler {
        @Override
        public void handle(Exchange exchange) {
            handler.handle(exchange);
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = start(new Notes());
    }

    private Server start(RequestObserver... observers) throws Exception {
        return Server.start(
                new Observed(List.of(observers), this::answer),
                ServerSettings.defaults()
                        .withPort(0)
                        .withMaxBodySize(1_000)
                        .withHeadTimeout(Duration.ofMillis(200)));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(() -> {});
        assertThat(closed).isTrue();
        assertThat(ends).isEmpty();
    }

    private void answer(Exchange exchange) {
        switch (exchange.head().path()) {
            case "/routed" -> {
                exchange.route("/{name}");
                Handlers.text(exchange, 200, "hello");
            }
            case "/failed" -> {
                exchange.failed(new IllegalStateException("purpose"));
                Handlers.text(exchange, 500, "failed");
            }
            case "/surrounded" -> {
                exchange.route(
                        "/" + SURROUNDED.get() + "/" + exchange.attribute(TraceParent.class));
                Handlers.text(exchange, 200, "ok");
            }
            case "/nothing" -> {
                // the engine answers
            }
            case "/stream" -> {
                ResponseBody body = exchange.respond(200, new MutableHeaders());
                body.write(new byte[1_000], 0, 1_000);
                body.write(new byte[234], 0, 234);
                body.end();
            }
            case "/half" -> {
                ResponseBody body = exchange.respond(200, new MutableHeaders());
                body.write(new byte[10], 0, 10);
            }
            case "/large" -> {
                ResponseBody body = exchange.respond(200, new MutableHeaders());
                for (int i = 0; i < LARGE / 1_024; i++) {
                    body.write(new byte[1_024], 0, 1_024);
                }
                body.end();
            }
            case "/wait" -> {
                CountDownLatch gone = new CountDownLatch(1);
                exchange.onPeerGone(gone::countDown);
                waiting.countDown();
                try {
                    gone.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            default -> Handlers.text(exchange, 404, "nothing here");
        }
    }

    private String next() throws InterruptedException {
        String end = ends.poll(20, TimeUnit.SECONDS);
        return end == null ? "nothing" : end;
    }

    private void get(String path) throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").rest();
        }
    }

    @Test
    void answersOfAllKinds() throws Exception {
        get("/routed?secret=1");
        assertThat(next()).isEqualTo("GET /routed at /{name} 200 5 ANSWERED");
        get("/failed");
        assertThat(next()).isEqualTo("GET /failed fails with purpose 500 6 ANSWERED");
        get("/nothing");
        assertThat(next()).isEqualTo("GET /nothing 500 0 ANSWERED");
        get("/elsewhere");
        assertThat(next()).isEqualTo("GET /elsewhere 404 12 ANSWERED");
        get("/stream");
        assertThat(next()).isEqualTo("GET /stream 200 1234 ANSWERED");
        get("/half");
        assertThat(next()).isEqualTo("GET /half 200 10 BROKEN_OFF");
        try (RawClient client = new RawClient(server)) {
            client.send("HEAD /routed HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").rest();
        }
        assertThat(next()).isEqualTo("HEAD /routed at /{name} 200 0 ANSWERED");
    }

    @Test
    void pipelinedRequestsInTheirOrder() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send(
                    "GET /routed HTTP/1.1\r\nHost: x\r\n\r\nGET /stream HTTP/1.1\r\nHost: x\r\n\r\n"
                            + "GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            client.rest();
        }
        assertThat(next()).startsWith("GET /routed ");
        assertThat(next()).startsWith("GET /stream ");
        assertThat(next()).startsWith("GET /x ");
    }

    @Test
    void whatNeverReachesAHandler() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("what is this\r\n\r\n").rest();
        }
        assertThat(next()).matches("  400 \\d+ REFUSED");
        try (RawClient client = new RawClient(server)) {
            client.send("GET /no-host HTTP/1.1\r\n\r\n").rest();
        }
        assertThat(next()).matches("GET /no-host 400 \\d+ REFUSED");
        try (RawClient client = new RawClient(server)) {
            client.send("POST /much HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n").rest();
        }
        assertThat(next()).matches("POST /much 413 \\d+ REFUSED");
        try (RawClient client = new RawClient(server)) {
            client.send("GET /fields HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(20_000)).rest();
        }
        assertThat(next()).matches("  431 \\d+ REFUSED");
        try (RawClient client = new RawClient(server)) {
            client.send("GET /slow HTTP/1.1\r\nHo").rest();
        }
        assertThat(next()).matches("  408 \\d+ REFUSED");
    }

    @Test
    void clientsThatGo() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
            waiting.await();
        }
        assertThat(next()).isEqualTo("GET /wait 0 0 CLIENT_GONE");
        try (RawClient client = new RawClient(server)) {
            client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n").head();
        }
        assertThat(next()).matches("GET /large 200 \\d+ CLIENT_GONE");
    }

    @Test
    void streamsOfHttp2() throws Exception {
        try (Http2Client client = new Http2Client(server)) {
            assertThat(client.get("/routed").next()).startsWith("200");
            assertThat(next()).isEqualTo("GET /routed at /{name} 200 5 ANSWERED");
            Http2Client.Stream stream = client.get("/wait");
            waiting.await();
            stream.reset();
            assertThat(next()).isEqualTo("GET /wait 0 0 CLIENT_GONE");
        }
    }

    /** Around the handler, on its thread; the attribute is the exchange's, the ids are others'. */
    @Test
    void anObserverSurroundsItsRequestAndGivesItsTraceToOthers() throws Exception {
        server.stop(() -> {});
        closed = false;
        TraceParent trace = new TraceParent("a".repeat(32), "b".repeat(16), true);
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        RequestObserver first =
                head ->
                        new Observation() {
                            @Override
                            public void traced(String traceparent) {
                                seen.add(traceparent);
                            }
                        };
        RequestObserver tracing =
                head ->
                        new Observation() {
                            @Override
                            public void run(Runnable handling) {
                                SURROUNDED.set("within");
                                handling.run();
                                SURROUNDED.remove();
                            }

                            @Override
                            public <T> @Nullable T attribute(Class<T> type) {
                                return type == TraceParent.class ? type.cast(trace) : null;
                            }
                        };
        server = start(first, tracing, new Notes());
        get("/surrounded");

        assertThat(next()).isEqualTo("GET /surrounded at /within/" + trace + " 200 2 ANSWERED");
        assertThat(seen).containsExactly(trace.toString());
    }

    /** The others go on, and so does the request. */
    @Test
    void anObserverThatFailsDoesNoHarm() throws Exception {
        server.stop(() -> {});
        closed = false;
        server = start(new Failing(), new Notes());
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send("GET /routed HTTP/1.1\r\nHost: x\r\n\r\n").answer())
                    .endsWith("hello");
        }
        assertThat(next()).startsWith("GET /routed");
    }
}

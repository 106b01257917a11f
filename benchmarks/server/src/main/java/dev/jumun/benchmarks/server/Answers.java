package dev.jumun.benchmarks.server;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Looks whether a server does the work that is to be measured. */
final class Answers implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    private Answers(int port) {
        this.port = port;
    }

    /**
     * Asks for all that the workload measures.
     *
     * @throws IllegalStateException with a sentence, if an answer is wrong
     */
    static void check(int port, Workload workload) throws IOException, InterruptedException {
        try (Answers answers = new Answers(port)) {
            answers.check(workload);
        }
    }

    private void check(Workload workload) throws IOException, InterruptedException {
        switch (workload) {
            case JSON, IDLE, H2 -> hello();
            case ITEMS -> items();
            case DRINKS -> drinks();
            case ORDERS -> orders();
            case ROW -> {
                json(get("/row/7"), row(7));
                json(get("/row/1000"), row(1000));
            }
            case ROWS ->
                    json(
                            get("/rows"),
                            "["
                                    + String.join(
                                            ",",
                                            IntStream.rangeClosed(1, 20)
                                                    .mapToObj(Answers::row)
                                                    .toList())
                                    + "]");
            case WAIT, WAITING, WAVE -> {
                json(get("/wait"), "{\"message\":\"waited\"}");
                takes("/wait", 10, 40);
                takes("/wait?ms=50", 50, 90);
            }
            case GATHER -> {
                json(get("/gather"), "{\"message\":\"3\"}");
                takes("/gather", 10, 29);
            }
            case STREAM -> stream();
            case PLAINTEXT -> plaintext();
            case HOG -> {
                hello();
                json(get("/hog"), "{\"message\":\"burnt\"}");
                takes("/hog", 190, 300);
            }
        }
    }

    private void hello() throws IOException, InterruptedException {
        json(get("/json"), "{\"message\":\"Hello, World!\"}");
    }

    private void items() throws IOException, InterruptedException {
        json(get("/items/7?limit=20&q=abc"), "{\"id\":7,\"limit\":20,\"q\":\"abc\"}");
        json(
                get("/items/1?limit=100&q=" + "x".repeat(50)),
                "{\"id\":1,\"limit\":100,\"q\":\"" + "x".repeat(50) + "\"}");
        for (String wrong :
                List.of(
                        "/items/0?limit=20&q=abc",
                        "/items/x?limit=20&q=abc",
                        "/items/7?limit=0&q=abc",
                        "/items/7?limit=101&q=abc",
                        "/items/7?limit=ten&q=abc",
                        "/items/7?limit=20&q=" + "x".repeat(51))) {
            refused(get(wrong));
        }
    }

    private void drinks() throws IOException, InterruptedException {
        json(post("/drinks", Bodies.DRINK), Bodies.DRINK);
        for (String wrong :
                List.of(
                        Bodies.drink("  ", "380", "2"),
                        Bodies.drink("x".repeat(41), "380", "2"),
                        Bodies.drink("Tea", "0", "2"),
                        Bodies.drink("Tea", "100001", "2"),
                        Bodies.drink("Tea", "380", "11"),
                        Bodies.drink("Tea", "\"free\"", "2"),
                        "{\"name\":\"Tea\"",
                        "{}")) {
            refused(post("/drinks", wrong));
        }
    }

    private void orders() throws IOException, InterruptedException {
        json(post("/orders", Bodies.ORDER), Bodies.ORDER);
        for (String wrong :
                List.of(
                        Bodies.order(0, 2),
                        Bodies.order(100, 0),
                        Bodies.order(100, 101),
                        Bodies.ORDER.replace("\"Ada\"", "\" \""),
                        Bodies.ORDER.replace("drink-99", "x".repeat(21)),
                        Bodies.ORDER.replace("\"id\":12", "\"id\":0"))) {
            refused(post("/orders", wrong));
        }
    }

    private void stream() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(request("/stream").header("Accept", "text/event-stream").GET());
        List<String> events =
                answer.body()
                        .lines()
                        .filter(line -> line.startsWith("data:"))
                        .map(line -> line.substring("data:".length()).strip())
                        .toList();
        expect(answer, events.size() == 1000, "1,000 events");
        for (int i = 0; i < events.size(); i++) {
            Object event = JSON.readValue(events.get(i), Object.class);
            expect(
                    answer,
                    event.equals(JSON.readValue("{\"number\":" + i + "}", Object.class)),
                    "event " + i);
        }
    }

    private void plaintext() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/plaintext");
        expect(answer, answer.statusCode() == 200, "200");
        expect(answer, answer.body().equals("Hello, World!"), "Hello, World!");
        expect(answer, type(answer).startsWith("text/plain"), "text/plain");
    }

    private static String row(int id) {
        return "{\"id\":%d,\"name\":\"Drink %d\",\"price\":%d}".formatted(id, id, 100 + id);
    }

    /** The best of several: the machine may be busy, but the first ones are slow, too. */
    private void takes(String path, int least, int most) throws IOException, InterruptedException {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 20 && best > most; i++) {
            long since = System.nanoTime();
            get(path);
            best = Math.min(best, (System.nanoTime() - since) / 1e6);
        }
        if (best < least || best > most) {
            throw new IllegalStateException(
                    "%s takes %.1f ms, not %d to %d".formatted(path, best, least, most));
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void json(HttpResponse<String> answer, String wanted) {
        expect(answer, answer.statusCode() == 200, "200");
        expect(answer, type(answer).startsWith("application/json"), "application/json");
        Object body = JSON.readValue(answer.body(), Object.class);
        expect(answer, body.equals(JSON.readValue(wanted, Object.class)), wanted);
    }

    private static void refused(HttpResponse<String> answer) {
        expect(answer, answer.statusCode() / 100 == 4, "a status of 4xx");
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
    }

    private static void expect(HttpResponse<String> answer, boolean holds, String wanted) {
        if (!holds) {
            String body = answer.body();
            throw new IllegalStateException(
                    "%s %s is answered with %d %s, not with %s"
                            .formatted(
                                    answer.request().method(),
                                    answer.uri().getPath(),
                                    answer.statusCode(),
                                    body.substring(0, Math.min(200, body.length())),
                                    wanted.substring(0, Math.min(200, wanted.length()))));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

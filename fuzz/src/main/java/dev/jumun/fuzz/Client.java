package dev.jumun.fuzz;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

/** Sends requests, and looks at the answers as nobody should have to. */
final class Client {
    private static final long LONGEST = 5_000_000_000L;

    private static final TestClient CLIENT = open();

    private Client() {}

    /** Does once what all requests do; while classes are instrumented that may take long. */
    static void start() {
        answer(request("GET", "/files/a"));
        answer(request("POST", "/all").body("application/json", new byte[] {'{', '}'}));
        answer(request("POST", "/form").body("application/x-www-form-urlencoded", new byte[0]));
    }

    private static TestClient open() {
        try {
            return TestClient.of(Fuzzed.class).withoutCookies().start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static TestRequest request(String method, String target) {
        return CLIENT.request(method, target);
    }

    /** Sends a request: it must be answered, soon, by something else than a 500. */
    static void send(TestRequest request) {
        long start = System.nanoTime();
        answer(request);
        if (System.nanoTime() - start > LONGEST) {
            throw new IllegalStateException("It took too long.");
        }
    }

    private static void answer(TestRequest request) {
        TestResponse answer;
        try {
            answer = request.send();
        } catch (IllegalArgumentException refused) {
            return; // by the client: no request that can be sent
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (answer.status() >= 500) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        if (answer.status() == 422 && !answer.text().startsWith("{\"detail\":[{\"type\":")) {
            throw new IllegalStateException("no list of problems: " + answer.text());
        }
    }
}

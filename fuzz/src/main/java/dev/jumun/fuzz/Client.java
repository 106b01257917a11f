package dev.jumun.fuzz;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import java.util.function.Supplier;

/** Sends requests, and looks at the answers and at what they cost. */
final class Client {
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

    /** The size of an input that is made of some texts. */
    static int size(String... texts) {
        int size = 0;
        for (String text : texts) {
            size += text.length();
        }
        return size;
    }

    /**
     * Sends a request: it must be answered, cheaply, by something else than a 500.
     *
     * @param size of the input
     * @param request makes it, once or several times
     */
    static void send(int size, Supplier<TestRequest> request) {
        try {
            Oracle.check(size, () -> answer(request.get()));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
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

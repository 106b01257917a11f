package dev.jumun.testing;

/** A request on its way. */
public final class TestCall {
    private final TestClient client;
    private final MemoryExchange exchange;
    private final Thread thread;

    TestCall(TestClient client, MemoryExchange exchange) {
        this.client = client;
        this.exchange = exchange;
        this.thread =
                Thread.ofVirtual().name("test call").start(() -> client.app().handle(exchange));
    }

    /** Waits for the answer, and until the handler and all tear-downs have ended. */
    public TestResponse await() throws InterruptedException {
        thread.join();
        TestResponse response = exchange.response();
        client.remember(response);
        return response;
    }

    /** Lets the client go away, as if its connection broke; returns when the handler has ended. */
    public void goAway() throws InterruptedException {
        exchange.goAway();
        thread.join();
    }
}

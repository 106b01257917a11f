package dev.jumun.testing;

/** A request in progress. */
public final class TestCall {
    private final TestClient client;
    private final MemoryExchange exchange;
    private final Thread thread;

    TestCall(TestClient client, MemoryExchange exchange) {
        this.client = client;
        this.exchange = exchange;
        this.thread =
                Thread.ofVirtual().name("test call").start(() -> exchange.handleBy(client.app()));
    }

    /**
     * Blocks until the response is complete and the handler and all tear-downs have ended.
     *
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public TestResponse await() throws InterruptedException {
        thread.join();
        TestResponse response = exchange.response();
        client.remember(response);
        return response;
    }

    /**
     * Disconnects the client, as if its connection broke. Blocks until the handler has ended.
     *
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public void goAway() throws InterruptedException {
        exchange.goAway();
        thread.join();
    }
}

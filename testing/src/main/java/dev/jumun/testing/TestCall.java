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
     * Blocks until the part of the response's body that has come contains a text, such as the
     * second event of a stream that doesn't end. Then {@link #goAway} ends the stream:
     *
     * <pre>{@code
     * TestCall call = client.get("/ticks").start();
     * String events = call.awaitText("data: 2");
     * call.goAway();
     * }</pre>
     *
     * @return the body that has come so far, as UTF-8
     * @throws IllegalStateException if the response ends without the text
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public String awaitText(String text) throws InterruptedException {
        return exchange.awaitText(text);
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

package dev.jumun.testing;

import dev.jumun.MutableHeaders;

/** Builds the opening handshake of a web socket. See {@link TestClient#webSocket}. */
public final class TestSocketRequest {
    private final TestClient client;
    private final String target;
    private final MutableHeaders headers =
            new MutableHeaders()
                    .add("host", "testserver")
                    .add("connection", "upgrade")
                    .add("upgrade", "websocket")
                    .add("sec-websocket-key", "dGVzdCBjbGllbnQgbm9uY2U=")
                    .add("sec-websocket-version", "13");

    TestSocketRequest(TestClient client, String target) {
        this.client = client;
        this.target = target;
    }

    /** Adds a header field. */
    public TestSocketRequest header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    /** Adds a cookie to this handshake only. */
    public TestSocketRequest cookie(String name, String value) {
        return header("cookie", name + "=" + value);
    }

    /** Offers subprotocols, in order of preference. */
    public TestSocketRequest subprotocols(String... names) {
        return header("sec-websocket-protocol", String.join(", ", names));
    }

    /**
     * Opens the socket. Blocks until the handler has accepted it.
     *
     * @throws TestSocketRefused if the handshake is refused
     * @throws Exception what the application's setup throws
     */
    public TestSocket connect() throws Exception {
        client.start();
        String cookies = client.cookieField();
        if (!cookies.isEmpty()) {
            headers.add("cookie", cookies);
        }
        return TestSocket.open(client, new MemoryWebSocket(target, headers));
    }
}

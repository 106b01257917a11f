package dev.jumun.testing;

/** The opening handshake of a web socket was refused. */
public final class TestSocketRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient TestResponse response;

    TestSocketRefused(TestResponse response) {
        super("The handshake was refused: " + response.status() + " " + response.text());
        this.response = response;
    }

    /** Returns the answer to the handshake. */
    public TestResponse response() {
        return response;
    }
}

package dev.jumun.testing;

/** Thrown if the opening handshake of a web socket is refused. */
public final class TestSocketRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient TestResponse response;

    TestSocketRefused(TestResponse response) {
        super("The handshake was refused: " + response.status() + " " + response.text());
        this.response = response;
    }

    /** Returns the response to the handshake. */
    public TestResponse response() {
        return response;
    }
}

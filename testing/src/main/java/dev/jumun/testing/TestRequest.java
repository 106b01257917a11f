package dev.jumun.testing;

import dev.jumun.MutableHeaders;

import java.nio.charset.StandardCharsets;

/** Builds a request. See {@link TestClient}. */
public final class TestRequest {
    private final TestClient client;
    private final String method;
    private final String target;
    private final MutableHeaders headers = new MutableHeaders().add("host", "testserver");
    private byte[] body = new byte[0];
    private String scheme = "http";
    private String rootPath = "";

    TestRequest(TestClient client, String method, String target) {
        this.client = client;
        this.method = method;
        this.target = target;
    }

    /** Adds a header field. */
    public TestRequest header(String name, String value) {
        if (name.equalsIgnoreCase("host")) {
            headers.remove("host");
        }
        headers.add(name, value);
        return this;
    }

    /** Sets the scheme. The default is {@code http}. */
    public TestRequest scheme(String other) {
        scheme = other;
        return this;
    }

    /** Sets the path prefix that a proxy has removed: {@code /api/v1}. */
    public TestRequest rootPath(String path) {
        rootPath = path;
        return this;
    }

    /** Adds a cookie to this request only. */
    public TestRequest cookie(String name, String value) {
        return header("cookie", name + "=" + value);
    }

    /** Sets a JSON body. */
    public TestRequest json(String json) {
        return body("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets a body of a media type. */
    public TestRequest body(String contentType, byte[] bytes) {
        headers.set("content-type", contentType);
        return bytes(bytes);
    }

    /** Sets a body without a media type. */
    public TestRequest bytes(byte[] bytes) {
        headers.set("content-length", Integer.toString(bytes.length));
        body = bytes.clone();
        return this;
    }

    /**
     * Sends the request. Blocks until the response is complete.
     *
     * @throws Exception what the setup of the application throws
     */
    public TestResponse send() throws Exception {
        return start().await();
    }

    /**
     * Sends the request and does not wait for the response, so that the client can disconnect
     * meanwhile.
     *
     * @throws Exception what the setup of the application throws
     */
    public TestCall start() throws Exception {
        client.start();
        String cookies = client.cookieField();
        if (!cookies.isEmpty()) {
            headers.add("cookie", cookies);
        }
        return new TestCall(
                client, new MemoryExchange(method, target, headers, body, scheme, rootPath));
    }
}

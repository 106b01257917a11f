package dev.jumun.testing;

import dev.jumun.MutableHeaders;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A request that is being put together. */
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

    /** Lets it come by another scheme than {@code http}. */
    public TestRequest scheme(String other) {
        scheme = other;
        return this;
    }

    /** Lets it come through a proxy that has taken a path away: {@code /api/v1}. */
    public TestRequest rootPath(String path) {
        rootPath = path;
        return this;
    }

    /** Adds a cookie to this request alone. */
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

    /** Sets a body, and says nothing of its media type. */
    public TestRequest bytes(byte[] bytes) {
        headers.set("content-length", Integer.toString(bytes.length));
        body = bytes.clone();
        return this;
    }

    /** Sends the request and waits for the answer. */
    public TestResponse send() throws Exception {
        return start().await();
    }

    /** Sends the request and does not wait, so that the client can go away meanwhile. */
    public TestCall start() throws Exception {
        client.start();
        Map<String, String> cookies = client.cookies();
        if (!cookies.isEmpty()) {
            headers.add(
                    "cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return new TestCall(
                client, new MemoryExchange(method, target, headers, body, scheme, rootPath));
    }
}

package dev.jumun.testing;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.Observation;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.RequestBody;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.exchange.ResponseBody;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** An exchange whose two ends are in one process. */
class MemoryExchange implements Exchange, RequestHead, ResponseBody {
    private final String method;
    private final String target;
    private final Headers headers;
    private final RequestBody body;
    private final String scheme;
    private final String rootPath;
    private int status;
    private MutableHeaders responseHeaders = new MutableHeaders();
    private final ByteArrayOutputStream responseBody = new ByteArrayOutputStream();
    private boolean gone;
    private boolean ended;
    private volatile @Nullable String route;
    private volatile Observation observation = new Observation() {};
    private @Nullable Runnable onGone;

    MemoryExchange(
            String method,
            String target,
            Headers headers,
            byte[] body,
            String scheme,
            String rootPath) {
        this.scheme = scheme;
        this.rootPath = rootPath;
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = new MemoryBody(body);
    }

    /** Passes the exchange to the application, with the observers an engine calls. */
    void handleBy(Handler application) {
        List<RequestObserver> observers = application.observers();
        observation = RequestObserver.all(observers).begin(this);
        try {
            if (observers.isEmpty()) {
                application.handle(this); // with fewer frames on its stack
            } else {
                observation.run(() -> application.handle(this));
            }
        } finally {
            TestResponse response = response();
            boolean left = isPeerGone();
            observation.ended(
                    left && !responded() ? 0 : response.status(),
                    response.bytes().length,
                    left ? Observation.End.CLIENT_GONE : Observation.End.ANSWERED);
            ended();
        }
    }

    private synchronized void ended() {
        ended = true;
        notifyAll();
    }

    /** Blocks until the body so far has a text in it; returns the body so far. */
    synchronized String awaitText(String text) throws InterruptedException {
        while (true) {
            String soFar = responseBody.toString(StandardCharsets.UTF_8);
            if (soFar.contains(text)) {
                return soFar;
            }
            if (ended) {
                throw new IllegalStateException(
                        "The response ended without \"" + text + "\": " + soFar);
            }
            wait();
        }
    }

    @Override
    public void changed(RequestHead head) {
        observation.changed(head);
    }

    @Override
    public <T> @Nullable T attribute(Class<T> type) {
        return observation.attribute(type);
    }

    @Override
    public void failed(Throwable failure) {
        observation.failed(failure);
    }

    /** What was answered, after the handler has ended. */
    TestResponse response() {
        return new TestResponse(
                status == 0 ? 500 : status, responseHeaders, responseBody.toByteArray());
    }

    void goAway() {
        Runnable action;
        synchronized (this) {
            gone = true;
            action = onGone;
        }
        if (action != null) {
            action.run();
        }
    }

    @Override
    public void route(String template) {
        route = template;
        observation.routed(template);
    }

    @Override
    public @Nullable String route() {
        return route;
    }

    @Override
    public RequestHead head() {
        return this;
    }

    @Override
    public RequestBody body() {
        return body;
    }

    @Override
    public synchronized void respond(
            int code, Headers fields, byte[] bytes, int offset, int length) {
        begin(code, fields);
        if (code >= 200 && code != 204 && code != 304) { // as an engine (RFC 9110, section 8.6)
            responseHeaders.set("content-length", Integer.toString(length));
        }
        write(bytes, offset, length);
    }

    @Override
    public synchronized ResponseBody respond(int code, Headers fields) {
        begin(code, fields);
        return this;
    }

    private void begin(int code, Headers fields) {
        if (gone) {
            throw new PeerGoneException("The test client has gone.");
        }
        if (status != 0) {
            throw new IllegalStateException("The response has already begun.");
        }
        status = code;
        MutableHeaders copy = new MutableHeaders();
        fields.forEach(copy::add);
        responseHeaders = copy;
    }

    @Override
    public synchronized boolean responded() {
        return status != 0;
    }

    @Override
    public void onPeerGone(Runnable action) {
        boolean already;
        synchronized (this) {
            onGone = action;
            already = gone;
        }
        if (already) {
            action.run();
        }
    }

    @Override
    public synchronized boolean isPeerGone() {
        return gone;
    }

    @Override
    public @Nullable Instant deadline() {
        return null;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (gone) {
            throw new PeerGoneException("The test client has gone.");
        }
        if (!method.equals("HEAD")) {
            responseBody.write(bytes, offset, length);
            notifyAll();
        }
    }

    @Override
    public void flush() {
        // all has arrived
    }

    @Override
    public void end() {
        // the handler's end is the answer's end
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String rawPath() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public String rootPath() {
        return rootPath;
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }

    @Override
    public SocketAddress remoteAddress() {
        return InetSocketAddress.createUnresolved("testclient", 50000);
    }
}

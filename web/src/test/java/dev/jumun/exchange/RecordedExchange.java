package dev.jumun.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One request without an engine, and what was answered to it. */
public final class RecordedExchange implements Exchange, RequestHead, ResponseBody {
    private final String method;
    private final String target;
    private final MutableHeaders fields = new MutableHeaders();
    private final Map<Class<?>, Object> attributes = new HashMap<>();
    private final List<RequestHead> changes = new ArrayList<>();
    private final List<Integer> flushes = new ArrayList<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private byte[] body = new byte[0];
    private int piece = Integer.MAX_VALUE;
    private String scheme = "http";
    private String rootPath = "";
    private SocketAddress peer = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 50_000);
    private final List<Throwable> failures = new ArrayList<>();
    private boolean socket;
    private @Nullable RecordedSocket opened;
    private boolean gone;
    private @Nullable Instant deadline;
    private @Nullable String route;
    private boolean ended;
    private int status;
    private final MutableHeaders answered = new MutableHeaders();
    private @Nullable ByteArrayInputStream unread;

    private RecordedExchange(String method, String target) {
        this.method = method;
        this.target = target;
    }

    /** A request for a path, with a query or without one. */
    public static RecordedExchange of(String method, String target) {
        return new RecordedExchange(method, target);
    }

    /** A request for the root. */
    public static RecordedExchange get() {
        return of("GET", "/");
    }

    public RecordedExchange with(String field, String value) {
        fields.add(field, value);
        return this;
    }

    public RecordedExchange with(byte[] bytes) {
        body = bytes;
        return this;
    }

    /** A body that comes in pieces of this size at most. */
    public RecordedExchange inPiecesOf(int size) {
        piece = size;
        return this;
    }

    public <T> RecordedExchange with(Class<T> type, T attribute) {
        attributes.put(type, attribute);
        return this;
    }

    public RecordedExchange byHttps() {
        scheme = "https";
        return this;
    }

    public RecordedExchange below(String root) {
        rootPath = root;
        return this;
    }

    public RecordedExchange from(SocketAddress address) {
        peer = address;
        return this;
    }

    /** The opening handshake of a web socket. */
    public RecordedExchange forSocket() {
        socket = true;
        return this;
    }

    /** A request whose client goes away. */
    public RecordedExchange leaving() {
        gone = true;
        return this;
    }

    public RecordedExchange until(Instant limit) {
        deadline = limit;
        return this;
    }

    /** The status of the answer; 0 before it. */
    public int status() {
        return status;
    }

    /** The header fields of the answer. */
    public Headers answered() {
        return answered;
    }

    public @Nullable String answered(String field) {
        return answered.first(field);
    }

    /** The body of the answer. */
    public byte[] bytes() {
        return sent.toByteArray();
    }

    public String text() {
        return sent.toString(UTF_8);
    }

    /** The size of the body at each flush. */
    public List<Integer> flushes() {
        return flushes;
    }

    public boolean hasEnded() {
        return ended;
    }

    /** What filters have told observers. */
    public List<RequestHead> changes() {
        return changes;
    }

    /** What has been reported to observers. */
    public List<Throwable> failures() {
        return failures;
    }

    @Override
    public void failed(Throwable failure) {
        failures.add(failure);
    }

    @Override
    public void route(String template) {
        route = template;
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
        return new RequestBody() {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                ByteArrayInputStream from =
                        unread == null ? new ByteArrayInputStream(body) : unread;
                unread = from;
                return from.read(buffer, offset, Math.min(length, piece));
            }

            @Override
            public byte[] readAll() {
                return body;
            }
        };
    }

    @Override
    public void respond(int code, Headers headers, byte[] bytes, int offset, int length) {
        respond(code, headers);
        sent.write(bytes, offset, length);
        ended = true;
    }

    @Override
    public ResponseBody respond(int code, Headers headers) {
        if (responded()) {
            throw new IllegalStateException("It has been answered.");
        }
        status = code;
        headers.forEach(answered::add);
        return this;
    }

    @Override
    public boolean responded() {
        return status != 0;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        sent.write(bytes, offset, length);
    }

    @Override
    public void flush() {
        flushes.add(sent.size());
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public void onPeerGone(Runnable action) {
        // it stays
    }

    @Override
    public boolean isPeerGone() {
        return gone;
    }

    @Override
    public @Nullable Instant deadline() {
        return deadline;
    }

    @Override
    public boolean asksForWebSocket() {
        return socket;
    }

    /** The socket that the handshake became; null if it was not accepted. */
    public @Nullable RecordedSocket socket() {
        return opened;
    }

    @Override
    public MessageChannel acceptWebSocket(@Nullable String subprotocol, Headers headers) {
        if (!socket) {
            return Exchange.super.acceptWebSocket(subprotocol, headers);
        }
        RecordedSocket accepted = new RecordedSocket();
        opened = accepted;
        return accepted;
    }

    @Override
    public void changed(RequestHead head) {
        changes.add(head);
    }

    @Override
    public <T> @Nullable T attribute(Class<T> type) {
        return type.cast(attributes.get(type));
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
    public String rootPath() {
        return rootPath;
    }

    @Override
    public String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    @Override
    public Headers headers() {
        return fields;
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }

    @Override
    public SocketAddress remoteAddress() {
        return peer;
    }
}

package peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.AsciiString;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

@ChannelHandler.Sharable
final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final AsciiString JSON = AsciiString.cached("application/json");
    private static final AsciiString TEXT = AsciiString.cached("text/plain; charset=utf-8");
    private static final byte[] HELLO = "Hello, World!".getBytes(StandardCharsets.US_ASCII);

    private final DataSource database;

    Handler(DataSource database) {
        this.database = database;
    }

    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    interface Slow {
        Body answer() throws Exception;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        String uri = request.uri();
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        try {
            switch (path) {
                case "/json" -> send(ctx, 200, json -> Models.message(json, "Hello, World!"));
                case "/plaintext" -> send(ctx, 200, TEXT, Unpooled.wrappedBuffer(HELLO));
                case "/drinks" -> {
                    Models.Drink drink = Models.drink(parse(request));
                    send(ctx, 200, drink::write);
                }
                case "/orders" -> {
                    Models.Order order = Models.order(parse(request));
                    send(ctx, 200, order::write);
                }
                case "/rows" -> elsewhere(ctx, this::rows);
                case "/wait" -> await(ctx, uri);
                case "/gather" -> together(ctx);
                case "/stream" -> stream(ctx);
                case "/hog" -> elsewhere(ctx, Handler::hog);
                default -> {
                    if (path.startsWith("/items/")) {
                        item(ctx, path.substring(7), uri);
                    } else if (path.startsWith("/row/")) {
                        long id = Long.parseLong(path.substring(5));
                        elsewhere(ctx, () -> row(id));
                    } else {
                        send(ctx, 404, json -> Models.message(json, "not found"));
                    }
                }
            }
        } catch (IllegalArgumentException | JacksonException | IOException wrong) {
            send(ctx, 422, json -> Models.message(json, String.valueOf(wrong.getMessage())));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    private static JsonParser parse(FullHttpRequest request) {
        InputStream in = new ByteBufInputStream(request.content());
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    private static void item(ChannelHandlerContext ctx, String path, String uri) {
        long id = Models.within(Long.parseLong(path), 1, Long.MAX_VALUE);
        QueryStringDecoder query = new QueryStringDecoder(uri);
        List<String> limits = query.parameters().get("limit");
        long limit = limits == null ? 20 : Models.within(Long.parseLong(limits.get(0)), 1, 100);
        List<String> texts = query.parameters().get("q");
        String q = texts == null ? null : Models.sized(texts.get(0), 0, 50);
        send(
                ctx,
                200,
                json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("id", id);
                    json.writeNumberProperty("limit", limit);
                    json.writeStringProperty("q", q);
                    json.writeEndObject();
                });
    }

    private Body row(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, name, price FROM drink WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return Models.row(rows);
            }
        }
    }

    private Body rows() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, name, price FROM drink ORDER BY id LIMIT 20");
                ResultSet rows = query.executeQuery()) {
            List<Body> all = new ArrayList<>();
            while (rows.next()) {
                all.add(Models.row(rows));
            }
            return json -> {
                json.writeStartArray();
                for (Body row : all) {
                    row.write(json);
                }
                json.writeEndArray();
            };
        }
    }

    private static void await(ChannelHandlerContext ctx, String uri) {
        List<String> texts = new QueryStringDecoder(uri).parameters().get("ms");
        long ms = texts == null ? 10 : Models.within(Long.parseLong(texts.get(0)), 0, 60_000);
        ctx.executor()
                .schedule(
                        () -> {
                            send(ctx, 200, json -> Models.message(json, "waited"));
                            ctx.flush();
                        },
                        ms,
                        TimeUnit.MILLISECONDS);
    }

    /** Three timers of the event loop: what gather costs at least. */
    private static void together(ChannelHandlerContext ctx) {
        AtomicInteger done = new AtomicInteger();
        Runnable part =
                () -> {
                    if (done.incrementAndGet() == 3) {
                        send(ctx, 200, json -> Models.message(json, "3"));
                        ctx.flush();
                    }
                };
        for (int i = 0; i < 3; i++) {
            ctx.executor().schedule(part, 10, TimeUnit.MILLISECONDS);
        }
    }

    /** Writes an event at a time, each flushed, as a server does that does not know the next. */
    private static void stream(ChannelHandlerContext ctx) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
                .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        ctx.write(head);
        for (int i = 0; i < 1000; i++) {
            ByteBuf event = ctx.alloc().buffer(32);
            ByteBufUtil.writeAscii(event, "data: {\"number\":" + i + "}\n\n");
            ctx.writeAndFlush(new DefaultHttpContent(event));
        }
        ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private static Body hog() {
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return json -> Models.message(json, "burnt");
    }

    private static void elsewhere(ChannelHandlerContext ctx, Slow work) {
        Thread.startVirtualThread(() -> {
            try {
                Body body = work.answer();
                ctx.executor()
                        .execute(() -> {
                            send(ctx, 200, body);
                            ctx.flush();
                        });
            } catch (Exception failure) {
                failure.printStackTrace();
                ctx.close();
            }
        });
    }

    private static void send(ChannelHandlerContext ctx, int status, Body body) {
        ByteBuf bytes = ctx.alloc().buffer(256);
        OutputStream out = new ByteBufOutputStream(bytes);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            body.write(json);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        send(ctx, status, JSON, bytes);
    }

    private static void send(
            ChannelHandlerContext ctx, int status, AsciiString type, ByteBuf bytes) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), bytes);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, type);
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.readableBytes());
        ctx.write(response);
    }
}

package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** TLS, and HTTP/2 with it and without. */
@Timeout(60)
class Http2Test {
    @TempDir private Path directory = Path.of("");

    @Test
    void speaksBothVersionsOverTls() throws Exception {
        PemPair pem = PemPair.make(directory);
        Server server =
                Server.start(
                        exchange ->
                                Handlers.text(
                                        exchange,
                                        200,
                                        exchange.head().protocol()
                                                + " "
                                                + exchange.head().scheme()
                                                + " "
                                                + exchange.head().headers().first("host")
                                                + " "
                                                + new String(
                                                        exchange.body().readAll(),
                                                        StandardCharsets.UTF_8)),
                        ServerSettings.defaults()
                                .withPort(0)
                                .withTls(pem.certificate(), pem.key()));
        try (HttpClient client = HttpClient.newBuilder().sslContext(pem.trusting()).build()) {
            URI uri = URI.create("https://localhost:" + server.port() + "/");
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("body"));
            assertThat(
                            client.send(
                                            request.version(HttpClient.Version.HTTP_1_1).build(),
                                            BodyHandlers.ofString())
                                    .body())
                    .isEqualTo("HTTP/1.1 https localhost:" + server.port() + " body");
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            request.version(HttpClient.Version.HTTP_2);
            assertThat(client.send(request.build(), BodyHandlers.ofString()).version())
                    .isEqualTo(HttpClient.Version.HTTP_2);
            for (int i = 0; i < 100; i++) {
                answers.add(client.sendAsync(request.build(), BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().body())
                        .isEqualTo("HTTP/2 https localhost:" + server.port() + " body");
            }
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void saysWhatIsWrongWithAPair() throws Exception {
        Path nonsense = Files.writeString(directory.resolve("nonsense.pem"), "nonsense");
        assertThatThrownBy(() ->
                        Server.start(
                                Handlers.echo(),
                                ServerSettings.defaults().withPort(0).withTls(nonsense, nonsense)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nonsense.pem")
                .hasMessageContaining("cannot be used");
    }

    @Test
    void speaksHttp2WithoutTlsToWhoeverKnows() throws Exception {
        Server server = Server.start(Handlers.echo(), ServerSettings.defaults().withPort(0));
        EventLoopGroup loops = Transport.NIO.loops(1, "client-");
        try {
            Channel connection = connect(server, loops);
            LinkedBlockingQueue<String> answer = new LinkedBlockingQueue<>();
            Http2StreamChannel stream = open(connection, answer);
            stream.writeAndFlush(new DefaultHttp2HeadersFrame(get("/h2c"), true)).sync();
            assertThat(answer.take()).isEqualTo("200");
            assertThat(answer.take()).isEqualTo("GET /h2c ");
            connection.close().sync();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
            server.stop(() -> {});
        }
    }

    @Test
    void aStreamThatIsResetCancelsItsHandlerAndNoOther() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        Server server =
                Server.start(
                        exchange -> {
                            boolean left = exchange.head().path().equals("/left");
                            if (left) {
                                exchange.onPeerGone(gone::countDown);
                            } else {
                                exchange.onPeerGone(() -> {
                                    throw new AssertionError("the other was cancelled");
                                });
                            }
                            begun.countDown();
                            try {
                                (left ? gone : open).await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            if (!left) {
                                Handlers.text(exchange, 200, "stayed");
                            }
                        },
                        ServerSettings.defaults().withPort(0));
        EventLoopGroup loops = Transport.NIO.loops(1, "client-");
        try {
            Channel connection = connect(server, loops);
            Http2StreamChannel leaving = open(connection, new LinkedBlockingQueue<>());
            LinkedBlockingQueue<String> answer = new LinkedBlockingQueue<>();
            Http2StreamChannel staying = open(connection, answer);
            leaving.writeAndFlush(new DefaultHttp2HeadersFrame(get("/left"), true)).sync();
            staying.writeAndFlush(new DefaultHttp2HeadersFrame(get("/stayed"), true)).sync();
            begun.await();
            leaving.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL)).sync();
            gone.await();
            open.countDown();
            assertThat(answer.take()).isEqualTo("200");
            assertThat(answer.take()).isEqualTo("stayed");
            connection.close().sync();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
            server.stop(() -> {});
        }
    }

    private static Http2Headers get(String path) {
        return new DefaultHttp2Headers().method("GET").path(path).scheme("http").authority("x");
    }

    private static Channel connect(Server server, EventLoopGroup loops) throws Exception {
        return new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                channel.pipeline()
                                        .addLast(
                                                Http2FrameCodecBuilder.forClient().build(),
                                                new Http2MultiplexHandler(
                                                        new ChannelInboundHandlerAdapter()));
                            }
                        })
                .connect("127.0.0.1", server.port())
                .sync()
                .channel();
    }

    private static Http2StreamChannel open(Channel connection, LinkedBlockingQueue<String> answer)
            throws Exception {
        return new Http2StreamChannelBootstrap(connection)
                .handler(
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext ctx, Object message) {
                                if (message instanceof Http2HeadersFrame headers) {
                                    answer.add(String.valueOf(headers.headers().status()));
                                } else if (message instanceof Http2DataFrame data) {
                                    answer.add(data.content().toString(StandardCharsets.UTF_8));
                                    data.release();
                                }
                            }
                        })
                .open()
                .sync()
                .getNow();
    }
}

package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.ResponseBody;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that asks for much at once and doesn't read what it asked for. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // each test serves first
class PipelinedAnswersTest {
    private static final int REQUESTS = 300;
    private static final int LARGE = 1 << 20;

    private final AtomicInteger handled = new AtomicInteger();
    private Server server;

    private void serve(Handler handler) throws Exception {
        server = Server.start(handler, ServerSettings.defaults().withPort(0));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(() -> {});
    }

    /** Answers `/7` with a 7, and then a megabyte for even numbers. */
    private void numbered(Exchange exchange) {
        handled.incrementAndGet();
        Handlers.text(exchange, 200, body(Integer.parseInt(exchange.head().path().substring(1))));
    }

    private static String body(int number) {
        return number % 2 == 0 ? number + " ".repeat(LARGE) : "" + number;
    }

    private static String requests(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("GET /").append(i).append(" HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        return text.toString();
    }

    /** Others are served in the meantime, on each of the loops. */
    private void serveOthers() throws IOException {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            try (RawClient other = new RawClient(server)) {
                for (int n = 0; n < 50; n++) {
                    assertThat(other.send(requests(1, 2)).answer()).endsWith("\r\n\r\n1");
                    handled.decrementAndGet();
                }
            }
        }
    }

    @Test
    void noRequestIsTakenUpWhileAnswersCannotLeave() throws Exception {
        serve(this::numbered);
        try (RawClient client = new RawClient(server)) {
            client.send(requests(0, REQUESTS));
            serveOthers();
            // what the sockets of both sides hold, and one more
            assertThat(handled.get()).isLessThan(REQUESTS / 4);
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(client.answer()).startsWith("HTTP/1.1 200 OK\r\n").endsWith(body(i));
            }
        }
        assertThat(handled).hasValue(REQUESTS);
    }

    @Test
    void whatComesWhileAnswersCannotLeaveIsAnsweredInItsTurn() throws Exception {
        serve(exchange -> {
            handled.incrementAndGet();
            Handlers.text(
                    exchange,
                    200,
                    body(0) + new String(exchange.body().readAll(), StandardCharsets.US_ASCII));
        });
        String head = "POST / HTTP/1.1\r\nHost: x\r\n";
        try (RawClient client = new RawClient(server)) {
            for (int i = 0; i < 100; i++) {
                client.send(head + "Content-Length: 3\r\n\r\n" + (100 + i));
                client.send(head + "Transfer-Encoding: chunked\r\n\r\n2\r\na");
                client.send("b\r\n0\r\n\r\n");
            }
            for (int i = 0; i < 100; i++) {
                assertThat(client.answer()).endsWith(" " + (100 + i));
                assertThat(client.answer()).endsWith(" ab");
            }
        }
        assertThat(handled).hasValue(200);
    }

    /** Fails one write of many, as one does for which there is no memory. */
    private static final class FailingWrite extends ChannelOutboundHandlerAdapter {
        private final int failing;
        private int writes;

        FailingWrite(int failing) {
            this.failing = failing;
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            if (message instanceof ByteBuf bytes && bytes.isReadable() && writes++ == failing) {
                ReferenceCountUtil.release(message);
                promise.tryFailure(new OutOfMemoryError("This is a test."));
            } else {
                ctx.write(message, promise);
            }
        }
    }

    private void assertEndsWithTheFailedWrite(int failing) throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send(requests(1, 2)).answer();
            Channel connection = server.state().connections().iterator().next();
            connection.pipeline().addFirst(new FailingWrite(failing));
            client.send(requests(3, 4) + requests(5, 6) + requests(7, 8) + requests(9, 10));
            String answers = client.rest();
            assertThat(answers).doesNotContain("\r\n\r\n7").doesNotContain("\r\n\r\n9");
            assertThat(answers).doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void anAnswerThatCannotBeWrittenEndsTheConnection() throws Exception {
        serve(this::numbered);
        assertEndsWithTheFailedWrite(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aStreamThatCannotBeWrittenEndsTheConnection(int failing) throws Exception {
        serve(exchange -> {
            ResponseBody body = exchange.respond(200, new dev.jumun.MutableHeaders());
            byte[] piece = exchange.head().path().substring(1).getBytes(StandardCharsets.US_ASCII);
            body.write(piece, 0, piece.length);
            body.end();
        });
        try (RawClient client = new RawClient(server)) {
            client.send(requests(1, 2));
            client.answer();
            Channel connection = server.state().connections().iterator().next();
            connection.pipeline().addFirst(new FailingWrite(failing));
            client.send(requests(3, 4));
            assertThat(client.rest()).doesNotEndWith("3\r\n0\r\n\r\n");
        }
    }
}

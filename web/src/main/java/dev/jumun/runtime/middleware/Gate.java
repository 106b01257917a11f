package dev.jumun.runtime.middleware;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.Response;
import dev.jumun.async.Cancelled;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.middleware.ForwardingExchange;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * An exchange whose answer waits at a gate: when it begins, another thread sees its head, and
 * decides whether, and with which head, it continues.
 */
final class Gate extends ForwardingExchange {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch judged = new CountDownLatch(1);
    private volatile @Nullable Response answer;
    private volatile @Nullable Response verdict;
    private volatile boolean began;

    Gate(Exchange exchange) {
        super(exchange);
    }

    /** Returns the answer when it begins; null if there is none. Blocks until then. */
    @Nullable Response await() throws InterruptedException {
        arrived.await();
        return answer;
    }

    /** Reports that the answering thread has ended. */
    void ended() {
        arrived.countDown();
    }

    /** Continues the answer with another head. */
    void open(Response head) {
        verdict = head;
        judged.countDown();
    }

    /** Drops the answer. */
    void drop() {
        judged.countDown();
    }

    @Override
    public boolean responded() {
        return began;
    }

    @Override
    public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
        Object content = Arrays.copyOfRange(bytes, offset, offset + length);
        Response head = judgement(status, headers, content);
        if (head != null) {
            super.respond(head.status(), fields(head), bytes, offset, length);
        }
    }

    @Override
    public ResponseBody respond(int status, Headers headers) {
        Response head = judgement(status, headers, new Object());
        return head == null ? new Dropped() : super.respond(head.status(), fields(head));
    }

    private @Nullable Response judgement(int status, Headers headers, Object content) {
        if (began) {
            throw new IllegalStateException("The response has already begun.");
        }
        began = true;
        answer = Response.of(status, headers, content);
        arrived.countDown();
        try {
            judged.await();
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        return verdict;
    }

    static MutableHeaders fields(Response head) {
        MutableHeaders fields = new MutableHeaders();
        head.headers().forEach(fields::add);
        String type = head.contentType();
        if (type != null && fields.first("content-type") == null) {
            fields.add("content-type", type);
        }
        return fields;
    }

    /** The body of an answer that is not sent: its first write ends the thread that writes it. */
    private static final class Dropped implements ResponseBody {
        @Override
        public void write(byte[] bytes, int offset, int length) {
            throw new PeerGoneException("Another response was sent in its place.");
        }

        @Override
        public void flush() {
            // there is nothing
        }

        @Override
        public void end() {
            // there is nothing
        }
    }
}

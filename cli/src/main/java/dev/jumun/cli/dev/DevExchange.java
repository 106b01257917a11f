package dev.jumun.cli.dev;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.middleware.HeadFilter;
import dev.jumun.runtime.engine.BreakOff;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Tells which generation answers, and adds to pages the script that loads them again when there is
 * a newer one. Once the generation is being ended, its answer is not sent any more: an old answer
 * after a save would be taken for one of the new code.
 */
final class DevExchange extends HeadFilter {
    private static final byte[] SCRIPT =
            "<script src=\"/.jumun/reload.js\"></script>\n".getBytes(StandardCharsets.US_ASCII);

    private final Exchange exchange;
    private final Thread thread = Thread.currentThread();

    /** Whether something has begun to answer: the handler, or who ends the generation. */
    private final AtomicBoolean begun = new AtomicBoolean();

    private volatile boolean abandoned;
    private volatile boolean complete;
    private volatile @Nullable Supplier<State.Replaced> instead;

    DevExchange(Exchange exchange, State.Fresh fresh) {
        super(
                exchange,
                fields ->
                        fields.set(
                                DevHandler.GENERATION,
                                String.valueOf(fresh.generation().number())));
        this.exchange = exchange;
    }

    /** Where its handler is. Any thread. */
    StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    /** Its handler is cancelled: whatever it answers from now on is not sent. Any thread. */
    void cutOff(Supplier<State.Replaced> reason) {
        instead = reason;
    }

    /** Its handler does not end: the client gets the reason, or sees that a stream ends. */
    void abandon(State.Replaced reason) {
        abandoned = true;
        if (begun.compareAndSet(false, true)) {
            try {
                ProblemAnswer.send(exchange, reason);
            } catch (PeerGoneException gone) {
                return; // the client has left
            }
        } else if (!complete) {
            BreakOff connection = exchange.attribute(BreakOff.class);
            if (connection != null) {
                connection.now();
            }
        }
    }

    /** To be called once, by what answers for the handler. */
    private void begin() {
        if (!begun.compareAndSet(false, true)) {
            throw abandoned
                    ? new PeerGoneException("The request was given up for newer code.")
                    : new IllegalStateException("The response has already begun.");
        }
        Supplier<State.Replaced> reason = instead;
        if (reason != null) {
            ProblemAnswer.send(exchange, reason.get());
            complete = true;
            throw new PeerGoneException("The request was cancelled for newer code.");
        }
    }

    @Override
    public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
        begin();
        String type = headers.first("content-type");
        boolean isPage =
                type != null
                        && type.startsWith("text/html")
                        && headers.first("content-encoding") == null
                        && !head().method().equals("HEAD")
                        && length > 0;
        if (isPage) {
            respondWithScript(status, headers, bytes, offset, length);
        } else {
            super.respond(status, headers, bytes, offset, length);
        }
        complete = true;
    }

    private void respondWithScript(
            int status, Headers headers, byte[] bytes, int offset, int length) {
        MutableHeaders fields = new MutableHeaders();
        headers.forEach(fields::add);
        fields.remove("content-length");
        fields.remove("etag");
        byte[] page = new byte[length + SCRIPT.length];
        System.arraycopy(bytes, offset, page, 0, length);
        System.arraycopy(SCRIPT, 0, page, length, SCRIPT.length);
        super.respond(status, fields, page, 0, page.length);
    }

    @Override
    public ResponseBody respond(int status, Headers headers) {
        begin();
        ResponseBody body = super.respond(status, headers);
        return new ResponseBody() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                body.write(bytes, offset, length);
            }

            @Override
            public void flush() {
                body.flush();
            }

            @Override
            public void end() {
                body.end();
                complete = true;
            }
        };
    }

    @Override
    public MessageChannel acceptWebSocket(@Nullable String subprotocol, Headers headers) {
        begin();
        return super.acceptWebSocket(subprotocol, headers);
    }
}

package dev.jumun.server.exchange;

import dev.jumun.Headers;
import dev.jumun.async.Timer;
import dev.jumun.async.observe.Flight;
import dev.jumun.async.observe.RecordedRequest;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.exchange.Observation;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.RequestBody;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.BreakOff;
import dev.jumun.runtime.engine.EngineStatus;
import dev.jumun.runtime.engine.TraceParent;
import dev.jumun.runtime.engine.Workload;
import dev.jumun.server.loop.ExchangeThreads;
import dev.jumun.server.request.IncomingHead;
import dev.jumun.server.request.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** One request on a connection, or on a stream of HTTP/2, and its answer. */
public final class NettyExchange implements Exchange {
    private final Link link;
    private final IncomingHead head;
    private final IncomingBody body;
    private final @Nullable Instant deadline;
    private final ExchangeThreads threads;
    private final @Nullable Observed observed;
    private int status;
    private long bytes;
    private volatile boolean responded;
    private volatile @Nullable String route;
    private volatile boolean complete;
    private volatile boolean gone;
    private volatile @Nullable OutgoingBody outgoing;
    private volatile @Nullable EngineSocket webSocket;
    private final AtomicReference<@Nullable Runnable> onGone = new AtomicReference<>();

    NettyExchange(
            Link link,
            IncomingHead head,
            IncomingBody body,
            @Nullable Instant deadline,
            ExchangeThreads threads,
            @Nullable Observed observed) {
        this.link = link;
        this.head = head;
        this.body = body;
        this.deadline = deadline;
        this.threads = threads;
        this.observed = observed;
    }

    /** Some bytes of its response's body were written. The exchange's thread. */
    void wrote(long size) {
        bytes += size;
        if (observed != null) {
            observed.wrote(size);
        }
    }

    /** There is no memory for its response, and the engine sends another one. */
    public void refused(Refusal refusal) {
        if (observed != null) {
            observed.refused(refusal);
        }
    }

    /** It has ended. Any thread. */
    public void ended(Observation.End end) {
        if (observed != null) {
            observed.ended(end);
        }
    }

    @Override
    public <T> @Nullable T attribute(Class<T> type) {
        if (type == BodyMemory.class) {
            return type.cast(body);
        }
        if (type == EngineStatus.class) {
            return type.cast(link.status());
        }
        if (type == BreakOff.class) {
            BreakOff breakOff = link::breakOff;
            return type.cast(breakOff);
        }
        return observed == null ? null : observed.attribute(type);
    }

    @Override
    public void changed(RequestHead changed) {
        if (observed != null) {
            observed.changed(changed);
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (observed != null) {
            observed.failed(failure);
        }
    }

    /** Runs its handler, with what observers set around it. The exchange's thread. */
    void run(Handler handler) {
        if (Flight.isOn()) {
            record(handler);
        } else if (observed == null) {
            handler.handle(this);
        } else {
            observed.run(() -> handler.handle(this));
        }
    }

    /** With an event of the Flight Recorder. */
    private void record(Handler handler) {
        RecordedRequest recorded = Flight.request();
        try {
            runObserved(handler);
        } finally {
            TraceParent trace = attribute(TraceParent.class);
            recorded.end(
                    head.method(), route, status, bytes, trace == null ? null : trace.traceId());
        }
    }

    private void runObserved(Handler handler) {
        if (observed == null) {
            handler.handle(this);
        } else {
            observed.run(() -> handler.handle(this));
        }
    }

    public ExchangeThreads threads() {
        return threads;
    }

    @Override
    public Timer timer() {
        return threads;
    }

    @Override
    public void workload(Workload workload) {
        threads.workload(workload);
    }

    @Override
    public void route(String template) {
        route = template;
        if (observed != null) {
            observed.routed(template);
        }
    }

    @Override
    public @Nullable String route() {
        return route;
    }

    @Override
    public IncomingHead head() {
        return head;
    }

    @Override
    public RequestBody body() {
        return body;
    }

    public IncomingBody incoming() {
        return body;
    }

    /** Whether only the head of the answer is wanted. */
    public boolean isHead() {
        return head.method().equals("HEAD");
    }

    /** Whether it has become a web socket. */
    public boolean isWebSocket() {
        return webSocket != null;
    }

    /** Whether the whole answer has been given to the connection. */
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
        begin(status);
        complete = true;
        if (!isHead() && Link.mayHaveBody(status)) {
            wrote(length);
        }
        link.answer(this, status, headers, bytes, offset, length);
    }

    @Override
    public ResponseBody respond(int status, Headers headers) {
        begin(status);
        OutgoingBody out = new OutgoingBody(link, this, isHead() || !Link.mayHaveBody(status));
        outgoing = out;
        link.begin(this, status, headers);
        return out;
    }

    private void begin(int status) {
        if (responded) {
            throw new IllegalStateException("The response has already begun.");
        }
        if (gone) {
            throw new PeerGoneException("The peer has gone.");
        }
        responded = true;
        this.status = status;
        if (observed != null) {
            observed.responded(status);
        }
    }

    @Override
    public boolean asksForWebSocket() {
        return head.asksForWebSocket();
    }

    @Override
    public MessageChannel acceptWebSocket(@Nullable String subprotocol, Headers headers) {
        if (!asksForWebSocket()) {
            throw new IllegalStateException("This is not the opening handshake of a web socket.");
        }
        begin(101);
        complete = true;
        EngineSocket socket = link.acceptWebSocket(this, subprotocol, headers);
        webSocket = socket;
        return socket;
    }

    @Override
    public boolean responded() {
        return responded;
    }

    @Override
    public void onPeerGone(Runnable action) {
        onGone.set(action);
        if (gone) {
            runOnGone();
        }
    }

    @Override
    public boolean isPeerGone() {
        return gone;
    }

    private void runOnGone() {
        Runnable action = onGone.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    @Override
    public @Nullable Instant deadline() {
        return deadline;
    }

    /** The connection or the stream has ended before the answer was complete. Event loop. */
    public void peerGone() {
        gone = true;
        ended(Observation.End.CLIENT_GONE);
        body.fail(new PeerGoneException("The peer has gone."));
        OutgoingBody out = outgoing;
        if (out != null) {
            out.peerGone();
        }
        runOnGone();
    }

    /**
     * The handler has returned: an answer that was begun and not ended is broken off. Handler's
     * thread.
     */
    void handlerEnded() {
        body.abandon();
        EngineSocket socket = webSocket;
        if (socket != null) {
            socket.handlerEnded();
            ended(Observation.End.ANSWERED);
            return;
        }
        OutgoingBody out = outgoing;
        if (!responded && !gone) {
            byte[] nothing = new byte[0];
            respond(500, new dev.jumun.MutableHeaders(), nothing, 0, 0);
        } else if (out != null && !out.hasEnded()) {
            ended(gone ? Observation.End.CLIENT_GONE : Observation.End.BROKEN_OFF);
            link.breakOff();
        }
    }
}

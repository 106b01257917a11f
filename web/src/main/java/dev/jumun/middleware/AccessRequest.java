package dev.jumun.middleware;

import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.engine.TraceParent;
import dev.jumun.runtime.middleware.ObservedRequest;

import java.net.SocketAddress;

/** A request that gets a line in an access log when it has ended. */
final class AccessRequest extends ObservedRequest {
    private final AccessWriter writer;
    private RequestHead head;

    /** Asked for at the begin, since a connection that is closed has no address. */
    private SocketAddress client;

    AccessRequest(RequestHead head, AccessWriter writer) {
        this.writer = writer;
        this.head = head;
        this.client = head.remoteAddress();
    }

    @Override
    public void changed(RequestHead changed) {
        head = changed;
        client = changed.remoteAddress();
    }

    @Override
    public void ended(int status, long bytes, End end) {
        long endedAt = System.nanoTime();
        Throwable failure = status >= 500 || status == 0 ? failure() : null;
        TraceParent trace = trace();
        writer.add(
                new AccessLine(
                        head,
                        client,
                        status,
                        bytes,
                        end,
                        route(),
                        failure == null ? null : failure.getClass().getName(),
                        trace == null ? null : trace.traceId(),
                        endedAt - begin(),
                        endedAt));
    }
}

package dev.jumun.server.exchange;

import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.server.request.IncomingHead;
import dev.jumun.server.request.Refusal;
import dev.jumun.server.request.UnreadHead;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reports requests to the observers. Without observers, it costs one read of a field. */
public final class Watching {
    private final List<RequestObserver> observers;
    private volatile @Nullable RequestObserver observer;

    Watching(List<RequestObserver> observers) {
        this.observers = List.copyOf(observers);
        this.observer = observers.isEmpty() ? null : RequestObserver.all(observers);
    }

    /** Those of the start. */
    public List<RequestObserver> observers() {
        return observers;
    }

    /** Adds one for the requests that begin from now on; null takes it away. */
    public void observe(@Nullable RequestObserver more) {
        List<RequestObserver> all = new ArrayList<>(observers);
        if (more != null) {
            all.add(more);
        }
        observer = all.isEmpty() ? null : RequestObserver.all(all);
    }

    /** A request begins; null if nothing observes it. */
    @Nullable Observed begin(RequestHead head) {
        RequestObserver present = observer;
        return present == null ? null : new Observed(present.begin(head));
    }

    /**
     * A request was refused before it became an exchange.
     *
     * @param request its head; null if none has come
     */
    public void refused(
            @Nullable HttpRequest request,
            Channel channel,
            boolean secure,
            boolean http2,
            Refusal refusal) {
        if (observer == null) {
            return;
        }
        boolean isRead = request != null && !request.decoderResult().isFailure();
        Observed observed =
                begin(
                        request != null && isRead
                                ? new IncomingHead(request, channel, secure, http2)
                                : new UnreadHead(channel, secure, http2));
        if (observed != null) {
            observed.refused(refusal);
        }
    }

    /** The server has stopped. */
    public void end() {
        if (!observers.isEmpty()) {
            RequestObserver.all(observers).close();
        }
    }
}

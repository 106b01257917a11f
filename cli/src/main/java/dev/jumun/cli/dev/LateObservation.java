package dev.jumun.cli.dev;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;

import org.jspecify.annotations.Nullable;

/**
 * What the observers of an application see of a request. It begins when a generation takes the
 * request, so that the wait for the compiler isn't part of it. Handlers find it as an attribute of
 * the exchange.
 */
final class LateObservation implements Observation {
    /** For applications without observers, and for requests that reach no application. */
    private static final Observation NOTHING = new Observation() {};

    private volatile Observation inner = NOTHING;

    /** A generation handles the request, with its own observers. */
    void handle(RequestHead head, RequestObserver observer, Runnable handling) {
        Observation begun = observer.begin(head);
        inner = begun;
        begun.run(handling);
    }

    @Override
    public void changed(RequestHead head) {
        inner.changed(head);
    }

    @Override
    public void routed(String template) {
        inner.routed(template);
    }

    @Override
    public void failed(Throwable failure) {
        inner.failed(failure);
    }

    @Override
    public <T> @Nullable T attribute(Class<T> type) {
        return type == LateObservation.class ? type.cast(this) : inner.attribute(type);
    }

    @Override
    public void ended(int status, long bytes, End end) {
        inner.ended(status, bytes, end);
    }
}

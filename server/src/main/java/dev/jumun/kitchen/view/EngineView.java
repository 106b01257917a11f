package dev.jumun.kitchen.view;

import dev.jumun.exchange.RequestObserver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** A running server, as the kitchen and {@code jumun ps} see it. Any thread may ask. */
public interface EngineView {
    /** The title of its API. */
    String title();

    /** Where it listens: {@code http://127.0.0.1:8000}. */
    String address();

    /** How many requests are in progress. */
    int requests();

    /** How many connections are open. */
    int connections();

    /** How many of them are web sockets. */
    int webSockets();

    /**
     * Gives every event loop a task, and returns the names of those that have not run an earlier
     * one for at least this time. Does not wait for them.
     */
    List<String> heldLoops(Duration atLeast);

    /** The observers that it has had since its start. */
    List<RequestObserver> observers();

    /** Has one more observer look at the requests that begin from now on; null ends that. */
    void observe(@Nullable RequestObserver more);
}

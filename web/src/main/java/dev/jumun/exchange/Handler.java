package dev.jumun.exchange;

import java.util.List;

/** Handles the requests of an engine. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers an exchange. It is called on a virtual thread of the exchange's own, and may block.
     * If it throws or returns without a response, the engine answers with 500, or aborts a response
     * that has begun.
     */
    void handle(Exchange exchange);

    /**
     * What observes the requests. The engine asks once, when it starts, and tells them of each
     * request.
     */
    default List<RequestObserver> observers() {
        return List.of();
    }
}

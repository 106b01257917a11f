package dev.jumun.exchange;

/** What an engine calls for every request. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers an exchange. Called on a virtual thread of the exchange's own; may block. When it
     * returns without an answer, or throws, the engine answers 500 or breaks the answer off.
     */
    void handle(Exchange exchange);
}

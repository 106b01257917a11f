package dev.jumun.server.exchange;

import dev.jumun.exchange.MessageChannel;

/** The web socket that an exchange has become. */
public interface EngineSocket extends MessageChannel {
    /** The handler has returned. Handler's thread. */
    void handlerEnded();
}

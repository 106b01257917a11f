package dev.jumun.bus;

import dev.jumun.ServiceUnavailable;

/**
 * Thrown if a message cannot be published, because the engine of the bus has been away or too slow
 * for so long that no more messages are kept. A request is answered 503.
 */
public final class BusUnavailableException extends RuntimeException implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    BusUnavailableException(int kept) {
        super(
                "The engine of the bus is away or too slow: %d messages wait for it already."
                        .formatted(kept));
    }
}

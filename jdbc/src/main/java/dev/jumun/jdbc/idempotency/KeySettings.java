package dev.jumun.jdbc.idempotency;

import dev.jumun.Request;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Function;

/**
 * How keys are used.
 *
 * @param owner who has sent a request
 * @param isRequired whether POST and PATCH need a key
 * @param kept how long an answer is kept
 * @param longest how long a request may take
 * @param largest the size of the bodies of requests and of answers that are kept
 */
record KeySettings(
        KeyStore store,
        Function<Request, @Nullable String> owner,
        boolean isRequired,
        Duration kept,
        Duration longest,
        int largest) {
    KeySettings optional() {
        return new KeySettings(store, owner, false, kept, longest, largest);
    }

    KeySettings kept(Duration time) {
        return new KeySettings(store, owner, isRequired, time, longest, largest);
    }

    KeySettings longest(Duration time) {
        return new KeySettings(store, owner, isRequired, kept, time, largest);
    }

    KeySettings largest(int bytes) {
        return new KeySettings(store, owner, isRequired, kept, longest, bytes);
    }
}

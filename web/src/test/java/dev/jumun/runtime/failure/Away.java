package dev.jumun.runtime.failure;

import dev.jumun.ServiceUnavailable;

import java.time.Duration;

/** A resource that is away for a moment. */
public final class Away extends RuntimeException implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    public Away(String message) {
        super(message);
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofMillis(2_001);
    }

    @Override
    public String detail() {
        return "Try again";
    }
}

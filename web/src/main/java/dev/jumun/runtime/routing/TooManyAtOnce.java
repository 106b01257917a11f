package dev.jumun.runtime.routing;

import dev.jumun.ServiceUnavailable;

/** A route handles as many requests as it may; logged as one line, without a stack trace. */
final class TooManyAtOnce extends Exception implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    TooManyAtOnce(int most) {
        super(
                "The limit of @MaxConcurrent has been reached. Requests in progress: " + most,
                null,
                false,
                false);
    }

    @Override
    public String detail() {
        return "Too many requests are in progress";
    }
}

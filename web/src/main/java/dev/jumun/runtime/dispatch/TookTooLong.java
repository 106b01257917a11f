package dev.jumun.runtime.dispatch;

import dev.jumun.ServiceUnavailable;

import java.util.concurrent.TimeoutException;

/** The time of a request was over; logged as one line, without a stack trace. */
final class TookTooLong extends Exception implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    TookTooLong(TimeoutException late) {
        super(late.getMessage(), late);
    }

    @Override
    public String detail() {
        return "The request took too long";
    }
}

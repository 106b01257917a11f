package dev.jumun.runtime.request;

import dev.jumun.ServiceUnavailable;

import java.util.concurrent.TimeoutException;

/** The time of a request was over; logged as one line, without a stack trace. */
public final class TookTooLong extends Exception implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    /** Of the time limit that ended it. */
    public TookTooLong(TimeoutException late) {
        super(late.getMessage(), late);
    }

    @Override
    public String detail() {
        return "The request took too long";
    }
}

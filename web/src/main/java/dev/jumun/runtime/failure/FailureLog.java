package dev.jumun.runtime.failure;

import dev.jumun.HttpException;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.log.LogText;
import dev.jumun.exchange.Exchange;
import dev.jumun.runtime.engine.TraceParent;
import dev.jumun.runtime.middleware.RequestId;

/** Logs failures, each once. */
public final class FailureLog {
    private static final System.Logger LOG = System.getLogger("dev.jumun");

    private FailureLog() {}

    /**
     * Logs a failure that comes to a status of 500 or more.
     *
     * @param title where it happened
     */
    static void failed(Exchange exchange, String title, Throwable failure, int status) {
        if (status < 500) {
            return;
        }
        String where = place(exchange, title);
        if (failure instanceof Cancelled cancelled && cancelled.reason() == CancelReason.SHUTDOWN) {
            LOG.log(System.Logger.Level.WARNING, () -> where + " was cut off by the shut-down");
        } else if (FailureAnswers.unavailable(failure) != null) {
            LOG.log(System.Logger.Level.WARNING, () -> where + " failed with 503: " + why(failure));
        } else {
            LOG.log(System.Logger.Level.ERROR, () -> where + " failed", LogText.failure(failure));
        }
    }

    /** The client does not wait for the answer any more, which is not a fault. */
    static void gone(String title) {
        LOG.log(System.Logger.Level.DEBUG, () -> LogText.line(title) + ": the client went away");
    }

    /** To be found by those who see a response that took too long. */
    public static void answeredLate(Exchange exchange, String title) {
        LOG.log(
                System.Logger.Level.WARNING,
                () ->
                        place(exchange, title)
                                + " answered after its deadline: the handler went on after it was"
                                + " cancelled");
    }

    private static String place(Exchange exchange, String title) {
        String id = RequestId.of(exchange.head().headers(), exchange.attribute(TraceParent.class));
        return LogText.line(id == null ? title : title + " [" + id + "]");
    }

    /** The line of the log about a temporary failure. */
    public static String why(Throwable failure) {
        return LogText.line(reason(failure));
    }

    private static String reason(Throwable failure) {
        String said =
                failure instanceof HttpException error
                        ? String.valueOf(error.detail())
                        : failure.toString();
        Throwable cause = failure.getCause();
        if (cause == null) {
            return said;
        }
        String because = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return said + " (" + because + ")";
    }
}

package dev.jumun.tracing;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Shortens what the SDK logs while there is no collector: with three signals it prints a stack
 * trace every few seconds. One line a minute tells the same.
 */
final class ExportFailures implements Filter {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /**
     * They are held here: the log manager forgets loggers, and their filters, that have no holder.
     */
    private static final List<Logger> LOGGERS =
            List.of(
                    Logger.getLogger("io.opentelemetry.exporter.otlp.internal.HttpExporter"),
                    Logger.getLogger("io.opentelemetry.exporter.internal.http.HttpExporter"),
                    Logger.getLogger("io.opentelemetry.exporter.otlp.internal.GrpcExporter"),
                    Logger.getLogger("io.opentelemetry.exporter.internal.grpc.GrpcExporter"));

    private static final ExportFailures ALL = new ExportFailures(System::nanoTime);

    private final LongSupplier clock;
    private boolean isTold;
    private long lastTime;
    private long leftOut;

    ExportFailures(LongSupplier clock) {
        this.clock = clock;
    }

    /** Begins; an application's own filters remain. */
    static void shorten() {
        for (Logger each : LOGGERS) {
            if (each.getFilter() == null) {
                each.setFilter(ALL);
            }
        }
    }

    @Override
    public synchronized boolean isLoggable(LogRecord record) {
        if (record.getLevel().intValue() < Level.WARNING.intValue()) {
            return true;
        }
        long now = clock.getAsLong();
        if (isTold && now - lastTime < MINUTE) {
            leftOut++;
            return false;
        }
        String more = leftOut == 0 ? "" : " (%d more since the last line)".formatted(leftOut);
        Throwable why = record.getThrown();
        String reason = why == null ? "" : " " + why;
        record.setMessage((record.getMessage() + reason).replaceAll("\\s+", " ").strip() + more);
        record.setThrown(null);
        isTold = true;
        lastTime = now;
        leftOut = 0;
        return true;
    }
}

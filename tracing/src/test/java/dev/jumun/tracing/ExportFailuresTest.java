package dev.jumun.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.ConnectException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged while there is no collector. */
class ExportFailuresTest {
    private final AtomicLong now = new AtomicLong();
    private final ExportFailures filter = new ExportFailures(now::get);

    private LogRecord failure() {
        LogRecord line = new LogRecord(Level.SEVERE, "Failed to export spans.\nFull message:");
        line.setThrown(new ConnectException("refused"));
        return line;
    }

    @Test
    void aFailureIsOneLineAMinute() {
        LogRecord first = failure();
        assertThat(filter.isLoggable(first)).isTrue();
        assertThat(first.getMessage())
                .isEqualTo(
                        "Failed to export spans. Full message: java.net.ConnectException: refused");
        assertThat(first.getThrown()).isNull();

        now.addAndGet(TimeUnit.SECONDS.toNanos(59));
        assertThat(filter.isLoggable(failure())).isFalse();
        assertThat(filter.isLoggable(failure())).isFalse();
        assertThat(filter.isLoggable(new LogRecord(Level.FINE, "detail"))).isTrue();

        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        LogRecord later = failure();
        assertThat(filter.isLoggable(later)).isTrue();
        assertThat(later.getMessage()).endsWith("refused (2 more since the last line)");
    }

    /** The SDK names its loggers by its classes: a rename of them would bring the traces back. */
    @Test
    void theLoggerOfTheExporterIsShortened() throws Exception {
        ExportFailures.shorten();
        String name = "io.opentelemetry.exporter.otlp.internal.HttpExporter";
        assertThat(Class.forName(name).getName()).isEqualTo(name);
        assertThat(Logger.getLogger(name).getFilter()).isInstanceOf(ExportFailures.class);
    }
}

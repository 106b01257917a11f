package dev.jumun.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Gives what is logged by {@code java.util.logging}, which {@link System.Logger} uses unless an
 * application brings another library, to OpenTelemetry. A line of a request has the ids of its
 * trace. It is added to what is logged elsewhere.
 */
final class LogExport extends Handler {
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");
    private static final AttributeKey<String> STACK =
            AttributeKey.stringKey("exception.stacktrace");

    /** What its own export logs would be exported again, for ever. */
    private static final String OWN = "io.opentelemetry.";

    private final LoggerProvider loggers;
    private final Formatter messages = new SimpleFormatter();
    private final Logger root = LogManager.getLogManager().getLogger("");

    private LogExport(LoggerProvider loggers) {
        this.loggers = loggers;
    }

    /** Begins; returns what ends it. */
    static Runnable begin(LoggerProvider loggers) {
        LogExport export = new LogExport(loggers);
        export.root.addHandler(export);
        return () -> export.root.removeHandler(export);
    }

    @Override
    public void publish(LogRecord line) {
        String name = line.getLoggerName() == null ? "" : line.getLoggerName();
        if (!isLoggable(line) || name.startsWith(OWN)) {
            return;
        }
        LogRecordBuilder to =
                loggers.loggerBuilder(name)
                        .build()
                        .logRecordBuilder()
                        .setContext(Context.current())
                        .setTimestamp(line.getInstant())
                        .setSeverity(severity(line.getLevel()))
                        .setSeverityText(line.getLevel().getName())
                        .setBody(messages.formatMessage(line));
        Throwable thrown = line.getThrown();
        if (thrown != null) {
            StringWriter stack = new StringWriter();
            thrown.printStackTrace(new PrintWriter(stack));
            to.setAttribute(TYPE, thrown.getClass().getName());
            to.setAttribute(MESSAGE, String.valueOf(thrown.getMessage()));
            to.setAttribute(STACK, stack.toString());
        }
        to.emit();
    }

    private static Severity severity(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return Severity.ERROR;
        }
        if (value >= Level.WARNING.intValue()) {
            return Severity.WARN;
        }
        if (value >= Level.INFO.intValue()) {
            return Severity.INFO;
        }
        return value >= Level.FINE.intValue() ? Severity.DEBUG : Severity.TRACE;
    }

    @Override
    public void flush() {
        // the SDK sends in the background
    }

    @Override
    public void close() {
        // the SDK is ended by what began it
    }
}

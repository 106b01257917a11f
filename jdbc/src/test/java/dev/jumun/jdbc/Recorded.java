package dev.jumun.jdbc;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the framework logs while it is open. */
final class Recorded extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.jumun");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final boolean parents = logger.getUseParentHandlers();

    Recorded() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** What would wake somebody up, or has a stack trace. */
    List<String> alarms() {
        return records.stream()
                .filter(record ->
                        record.getLevel().intValue() > Level.WARNING.intValue()
                                || record.getThrown() != null)
                .map(record -> record.getMessage() + " " + record.getThrown())
                .toList();
    }

    /** How many lines say that something was unavailable. */
    long unavailable() {
        return records.stream().filter(r -> r.getMessage().contains("failed with 503")).count();
    }

    /** The stack traces of all that was logged with one, for a test that fails. */
    String traces() {
        StringWriter text = new StringWriter();
        for (LogRecord each : records) {
            if (each.getThrown() != null) {
                text.append(each.getMessage()).append('\n');
                each.getThrown().printStackTrace(new PrintWriter(text, true));
            }
        }
        return text.toString();
    }

    @Override
    public void publish(@Nullable LogRecord record) {
        if (record != null && record.getLevel().intValue() >= Level.WARNING.intValue()) {
            records.add(record);
        }
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(parents);
    }
}

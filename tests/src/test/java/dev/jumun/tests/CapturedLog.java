package dev.jumun.tests;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** What the framework logs as warnings and errors while it is open. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.jumun");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final boolean parents = logger.getUseParentHandlers();

    /** Begins to capture. */
    public CapturedLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** What was logged. */
    public List<String> messages() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    /** All of it, as the JDK writes it into a file. */
    public String text() {
        SimpleFormatter formatter = new SimpleFormatter();
        return records.stream().map(formatter::format).collect(Collectors.joining());
    }

    /** What was logged with the only message. */
    public @Nullable Throwable thrown() {
        return records.getFirst().getThrown();
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

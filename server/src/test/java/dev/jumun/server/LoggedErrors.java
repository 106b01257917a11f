package dev.jumun.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Warnings and errors of any logger while it is open. */
public final class LoggedErrors extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** Begins to listen. */
    public LoggedErrors() {
        logger.addHandler(this);
    }

    /** What was logged, with what was thrown. */
    public List<String> texts() {
        return records.stream()
                .map(record -> record.getMessage() + " " + record.getThrown())
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            records.add(record);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}

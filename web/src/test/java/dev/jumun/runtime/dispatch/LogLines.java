package dev.jumun.runtime.dispatch;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a test logs: {@code SEVERE GET / (Api.root) failed}. */
public final class LogLines extends Handler implements BeforeEachCallback, AfterEachCallback {
    private static final Logger LOGGER = Logger.getLogger("dev.jumun");

    private final List<String> lines = new ArrayList<>();

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord message) {
        lines.add(message.getLevel() + " " + message.getMessage());
    }

    @Override
    public void flush() {
        // nothing waits
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(this);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        LOGGER.removeHandler(this);
        LOGGER.setLevel(null);
        LOGGER.setUseParentHandlers(true);
    }
}

package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the log has of a handler that fails. */
class StackTraceTest {
    private static final Logger LOGGER = Logger.getLogger("dev.jumun");

    @Test
    void beginsWithTheHandlerThenItsRouteThenLittle() throws Exception {
        List<LogRecord> records = new ArrayList<>();
        Handler collect =
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        records.add(record);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        LOGGER.addHandler(collect);
        LOGGER.setUseParentHandlers(false);
        try (TestClient client = TestClient.of(Shop.class)) {
            client.get("/broken").send();
        } finally {
            LOGGER.removeHandler(collect);
            LOGGER.setUseParentHandlers(true);
        }
        assertThat(records).hasSize(1);
        assertThat(records.getFirst().getMessage()).isEqualTo("GET /broken (Shop.broken) failed");
        List<String> frames =
                Arrays.stream(records.getFirst().getThrown().getStackTrace())
                        .filter(frame -> !frame.getClassName().startsWith("dev.jumun.testing"))
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .toList();
        assertThat(frames.get(0)).isEqualTo("dev.jumun.tests.Shop.broken");
        assertThat(frames.get(1)).isEqualTo("dev.jumun.tests.ShopRoutes.broken");
        assertThat(frames).hasSizeLessThanOrEqualTo(15);
    }
}

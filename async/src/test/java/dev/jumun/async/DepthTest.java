package dev.jumun.async;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeoutOrEmpty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Ten thousand levels, and ten thousand siblings. */
@Timeout(120)
class DepthTest {
    private static final int DEEP = 10_000;
    private static final Duration LONG = Duration.ofHours(1);

    private static int nest(int depth, CountDownLatch reached) throws Exception {
        if (depth == 0) {
            reached.countDown();
            return 0;
        }
        return gather(() -> 1, () -> nest(depth - 1, reached), Integer::sum);
    }

    private static int nestAndWait(int depth, CountDownLatch reached) throws Exception {
        if (depth == 0) {
            reached.countDown();
            sleep(LONG);
        }
        return gather(() -> 1, () -> nestAndWait(depth - 1, reached), Integer::sum);
    }

    @Test
    void gathersNestTenThousandDeepOnTheirLastSlips() throws Exception {
        assertThat(nest(DEEP, new CountDownLatch(1))).isEqualTo(DEEP);
        Again.onVirtualThread(() -> assertThat(nest(DEEP, new CountDownLatch(1))).isEqualTo(DEEP));
    }

    @Test
    void aFailureTenThousandDeepComesOut() {
        assertThatThrownBy(() -> fail(DEEP)).isInstanceOf(IOException.class).hasMessage("deep");
    }

    private static int fail(int depth) throws Exception {
        if (depth == 0) {
            throw new IOException("deep");
        }
        return gather(() -> 1, () -> fail(depth - 1), Integer::sum);
    }

    @Test
    void theTreeOfTenThousandLevelsIsDrawnAndCancelled() {
        CountDownLatch reached = new CountDownLatch(1);
        taskGroup(group -> {
            Task<Integer> deep = group.start(() -> nestAndWait(DEEP, reached));
            reached.await();
            TaskTree tree = TaskTree.now(false);
            assertThat(tree.size()).isGreaterThan(2 * DEEP);
            assertThat(tree.toText().length()).isLessThan(20_000_000);
            deep.cancel();
        });
    }

    @Test
    void equalSiblingsAreFolded() {
        CountDownLatch started = new CountDownLatch(1_000);
        taskGroup(group -> {
            for (int i = 0; i < 1_000; i++) {
                group.startDaemon(
                        "sleeper " + i,
                        () ->
                                timeoutOrEmpty(
                                        LONG,
                                        () -> {
                                            started.countDown();
                                            sleep(LONG);
                                        }));
            }
            group.startDaemon("other", () -> new CountDownLatch(1).await());
            started.await();
            String text = TaskTree.now(false).toText();
            while (!text.contains("998 more like this")) {
                text = TaskTree.now(false).toText(); // the last ones are about to sleep
            }
            assertThat(text).contains("sleeper 0", "sleeper 1", "other");
            assertThat(text.lines().count()).isLessThan(20);
        });
    }
}

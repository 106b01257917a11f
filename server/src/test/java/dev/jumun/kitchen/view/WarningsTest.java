package dev.jumun.kitchen.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.Channel;
import dev.jumun.async.RootTask;
import dev.jumun.async.TaskInfo;
import dev.jumun.async.TaskTree;
import dev.jumun.exchange.RequestObserver;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What needs attention, each with its place and what to do. */
@Timeout(60)
class WarningsTest {
    private final AtomicLong clock = new AtomicLong();
    private final Warnings warnings = new Warnings(clock::get);

    private List<Warning> now() {
        return warnings.of(TaskTree.folded(false).roots());
    }

    @Test
    void manyTasksThatWaitForTheSame() throws Exception {
        Channel<String> connections = new Channel<>("connections", 0);
        RootTask request = RootTask.named("GET /orders");
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                request.run(() -> crowd(connections));
                            } catch (Cancelled over) {
                                // the test has ended
                            }
                        });
        List<Warning> found = now();
        while (found.stream().noneMatch(each -> each.fact().startsWith("60 tasks"))) {
            found = now();
        }

        assertThat(found)
                .extracting(Warning::fact, Warning::place)
                .contains(
                        tuple(
                                "60 tasks wait for a value from connections.",
                                "guest 0 of GET /orders"));
        assertThat(found).extracting(Warning::remedy).anyMatch(each -> each.contains("pool"));
        request.cancel(CancelReason.EXPLICIT);
        thread.join();
    }

    private static int crowd(Channel<String> connections) {
        return Async.taskGroup(group -> {
            for (int i = 0; i < 60; i++) {
                group.start("guest " + i, connections::receive);
            }
            return 1;
        });
    }

    @Test
    void aTaskThatContinuesFiveSecondsAfterItWasCancelled() throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(1);
        RootTask deaf = RootTask.named("GET /deaf");
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                deaf.run(() -> {
                                    running.countDown();
                                    while (!end.get()) {
                                        Thread.onSpinWait();
                                    }
                                });
                            } catch (Cancelled over) {
                                // as it should
                            }
                        });
        running.await();
        deaf.cancel(CancelReason.CLIENT_GONE);
        while (TaskTree.folded(false).roots().stream()
                .noneMatch(each -> each.state() == TaskInfo.State.CANCELLING)) {
            Thread.onSpinWait();
        }

        assertThat(now()).noneMatch(each -> each.fact().contains("/deaf"));
        clock.addAndGet(Duration.ofSeconds(6).toNanos());
        List<Warning> found = now();
        end.set(true);
        thread.join();
        assertThat(found)
                .filteredOn(each -> each.fact().contains("/deaf"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.fact())
                            .isEqualTo("GET /deaf was cancelled, and has not ended.");
                    assertThat(each.place()).contains("WarningsTest.java:");
                    assertThat(each.remedy()).contains("Async.checkpoint()");
                });
    }

    @Test
    void anEventLoopThatIsHeld() {
        EngineView engine = new Held();
        EngineViews.add(engine);
        try {
            assertThat(now())
                    .filteredOn(each -> each.fact().contains("jumun-loop-7"))
                    .singleElement()
                    .satisfies(each -> assertThat(each.remedy()).contains("Async.blocking"));
        } finally {
            EngineViews.remove(engine);
        }
    }

    /** A server with a held loop. */
    private static final class Held implements EngineView {
        @Override
        public String title() {
            return "Shop";
        }

        @Override
        public String address() {
            return "nowhere";
        }

        @Override
        public int requests() {
            return 1;
        }

        @Override
        public int connections() {
            return 1;
        }

        @Override
        public int webSockets() {
            return 0;
        }

        @Override
        public List<String> heldLoops(Duration atLeast) {
            return List.of("jumun-loop-7");
        }

        @Override
        public List<RequestObserver> observers() {
            return List.of();
        }

        @Override
        public void observe(@Nullable RequestObserver more) {}
    }
}

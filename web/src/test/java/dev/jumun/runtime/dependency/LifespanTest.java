package dev.jumun.runtime.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What an interrupted start leaves behind: nothing. */
@Timeout(60)
class LifespanTest {
    private static final ProviderKey<String> POOL = new ProviderKey<>(String.class, "pool");

    @Test
    void anInterruptedStartTearsDownWhatWasSetUp() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        CountDownLatch isSettingUp = new CountDownLatch(1);
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Lifespan.start(
                                        new Overrides(),
                                        life ->
                                                life.lend(
                                                        POOL,
                                                        yield -> {
                                                            seen.add("open");
                                                            try {
                                                                yield.to("pool");
                                                            } finally {
                                                                seen.add("closed");
                                                            }
                                                        },
                                                        pool -> {
                                                            isSettingUp.countDown();
                                                            new CountDownLatch(1).await();
                                                        }));
                            } catch (Exception e) {
                                seen.add(e.getClass().getSimpleName());
                            }
                        });
        isSettingUp.await();
        thread.interrupt();
        thread.join();

        assertThat(seen).containsExactly("open", "closed", "InterruptedException");
    }
}

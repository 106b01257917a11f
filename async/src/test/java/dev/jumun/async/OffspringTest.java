package dev.jumun.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OffspringTest {
    private static final int TIMES = 20_000;

    @Test
    void aChildThatTwoThreadsRemoveIsCountedOnce() throws Exception {
        List<Offspring<Job>> all = new ArrayList<>();
        Job[] children = new Job[TIMES];
        for (int i = 0; i < TIMES; i++) {
            all.add(new Offspring<>());
            children[i] = new Job(null, "child");
            all.get(i).add(children[i]);
        }
        AtomicInteger arrived = new AtomicInteger();
        Runnable remove =
                () -> {
                    for (int i = 0; i < TIMES; i++) {
                        arrived.incrementAndGet();
                        while (arrived.get() < 2 * (i + 1)) {
                            Thread.onSpinWait(); // so that both are there at the same moment
                        }
                        all.get(i).remove(children[i]);
                    }
                };
        Thread other = Thread.ofPlatform().daemon().start(remove);
        remove.run();
        other.join();

        assertThat(all).allMatch(Offspring::isEmpty);
    }
}

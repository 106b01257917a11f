package dev.jumun.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class PermitsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 64", "2, 2", "7, 3", "64, 64", "1000, 2", "10000, 64"})
    void allowsExactlyTheNumberWhereverTheyBegin(int most, int loops) {
        Permits permits = new Permits(most, loops);
        for (int round = 0; round < 3; round++) {
            int first = round % loops;
            for (int i = 0; i < most; i++) {
                assertThat(permits.begin(first)).isTrue();
            }
            for (int loop = 0; loop < loops; loop++) {
                assertThat(permits.begin(loop)).isFalse();
            }
            assertThat(permits.count()).isEqualTo(most);
            permits.end(first);
            assertThat(permits.begin(loops - 1)).isTrue(); // the one that has become free
            assertThat(permits.begin(first)).isFalse();
            permits.end(loops - 1);
            for (int i = 1; i < most; i++) {
                permits.end(first);
            }
            assertThat(permits.isQuiet()).isTrue();
        }
    }

    @Test
    void theFreeOnesOfAllLoopsAreOfUseToOne() {
        Permits permits = new Permits(20, 4);
        for (int i = 0; i < 20; i++) {
            assertThat(permits.begin(i % 4)).isTrue();
        }
        for (int i = 0; i < 20; i++) {
            permits.end(i % 4); // each loop has some now
        }
        for (int i = 0; i < 20; i++) {
            assertThat(permits.begin(2)).isTrue();
        }
        assertThat(permits.begin(2)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "5", "50"})
    void isExactWhileLoopsTakeFromEachOther(int most) throws Exception {
        int loops = 4;
        Permits permits = new Permits(most, loops);
        AtomicInteger inProgress = new AtomicInteger();
        AtomicInteger highest = new AtomicInteger();
        try (ExecutorService executor = Executors.newFixedThreadPool(loops)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < loops; i++) {
                int loop = i;
                work.add(() -> {
                    SplittableRandom random = new SplittableRandom(loop);
                    int mine = 0;
                    for (int turn = 0; turn < 100_000; turn++) {
                        if (mine > 0 && random.nextBoolean()) {
                            inProgress.decrementAndGet();
                            permits.end(loop);
                            mine--;
                        } else if (permits.begin(loop)) {
                            highest.accumulateAndGet(inProgress.incrementAndGet(), Math::max);
                            mine++;
                        }
                    }
                    for (; mine > 0; mine--) {
                        inProgress.decrementAndGet();
                        permits.end(loop);
                    }
                    return null;
                });
            }
            for (Future<Void> each : executor.invokeAll(work)) {
                each.get();
            }
        }
        assertThat(highest.get()).isEqualTo(most);
        assertThat(permits.isQuiet()).isTrue();
        for (int i = 0; i < most; i++) {
            assertThat(permits.begin(i % loops)).isTrue(); // none was lost
        }
        assertThat(permits.begin(0)).isFalse();
    }

    @Test
    void isNotQuietWhileOneIsInProgressOnAnyLoop() {
        Permits permits = new Permits(100, 3);
        for (int loop = 0; loop < 3; loop++) {
            permits.begin(loop);
            assertThat(permits.isQuiet()).isFalse();
            permits.end(loop);
            assertThat(permits.isQuiet()).isTrue();
        }
    }
}

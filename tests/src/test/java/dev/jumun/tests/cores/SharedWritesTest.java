package dev.jumun.tests.cores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.Closeable;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Plain requests on different event loops write no memory in common: cores would have to pass it to
 * each other, and on many cores that limits the number of requests.
 */
@Timeout(300)
class SharedWritesTest {
    private static final int REQUESTS = 1000;
    private static final int MOST_ROUNDS = 30;

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "TIMEOUT"})
    void requestsOfTwoLoopsWriteNothingInCommon(String request) throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "There is only one loop.");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        RecordingLoader loader = new RecordingLoader(before);
        thread.setContextClassLoader(loader);
        try {
            assertThat(shared(loader, request)).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns what is written by most requests, once all of them run on their event loops. */
    private static List<Writes.Shared> shared(ClassLoader loader, String request) throws Exception {
        Class<?> type = loader.loadClass(TwoLoops.class.getName());
        Method ask = type.getMethod("ask", String.class, int.class);
        try (Closeable loops = (Closeable) type.getConstructor().newInstance()) {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                Writes.begin();
                ask.invoke(loops, request, REQUESTS);
                List<Writes.Shared> shared = Writes.end();
                // While a route is new, or holds up its loop, it runs on other threads.
                if (Writes.by("ForkJoinPool-") < REQUESTS) {
                    assertThat(Writes.by("jumun-loop-0")).isGreaterThan(REQUESTS);
                    assertThat(Writes.by("jumun-loop-1")).isGreaterThan(REQUESTS);
                    return shared.stream().filter(SharedWritesTest::isOfEachRequest).toList();
                }
            }
        }
        throw new AssertionError("The requests have never run on their loops.");
    }

    /**
     * A watchdog writes now and then. The mean of a route is written only where it holds its loop
     * for more than 50 microseconds, as it does here, because it is recorded.
     */
    private static boolean isOfEachRequest(Writes.Shared shared) {
        return shared.moves() >= REQUESTS / 20 && !shared.type().endsWith(".Workload");
    }
}

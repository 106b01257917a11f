package dev.jumun.tokens.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jumun.ServiceUnavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A flood of logins is refused, and not all who log in wait behind it. */
@Timeout(60)
class ConcurrencyLimitTest {
    @Test
    void whatWouldWaitTooLongIsRefusedAtOnce() throws Exception {
        ConcurrencyLimit limit = new ConcurrencyLimit(1, 2);
        CountDownLatch end = new CountDownLatch(1);
        List<Future<Boolean>> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                taken.add(
                        threads.submit(() ->
                                limit.run(() -> {
                                    end.await();
                                    return true;
                                })));
            }
            while (limit.present() < 3) {
                Thread.onSpinWait();
            }

            assertThatExceptionOfType(PasswordsBusyException.class)
                    .isThrownBy(() -> limit.run(() -> true))
                    .isInstanceOf(ServiceUnavailable.class) // which is answered with 503
                    .withMessage("2 passwords wait to be hashed.");

            end.countDown();
            for (Future<Boolean> each : taken) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(limit.present()).isZero();
        assertThat(limit.run(() -> "there is room again")).isEqualTo("there is room again");
    }

    @Test
    void workThatFailsGivesItsPermitBack() {
        ConcurrencyLimit limit = new ConcurrencyLimit(1, 0);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() ->
                            limit.run(() -> {
                                throw new IllegalStateException("no hash");
                            }));
        }
        assertThat(limit.present()).isZero();
    }
}

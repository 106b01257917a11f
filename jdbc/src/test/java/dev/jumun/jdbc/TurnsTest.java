package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.async.Cancelled;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Who gets the next turn, who is sent away, and that no turn is lost by either. */
class TurnsTest {
    private static final Duration LONG = ChronoUnit.FOREVER.getDuration();

    private final List<Thread> threads = new ArrayList<>();

    /** Takes a turn on a thread of its own, which waits in the queue by the time this returns. */
    private CompletableFuture<Void> queue(Turns turns, Runnable then) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        int before = turns.waiting();
        threads.add(
                Thread.startVirtualThread(() -> {
                    try {
                        turns.take();
                        then.run();
                        end.complete(null);
                    } catch (Throwable failure) {
                        end.completeExceptionally(failure);
                    }
                }));
        while (turns.waiting() == before) {
            Thread.onSpinWait();
        }
        return end;
    }

    @Test
    void theyAreServedInTheOrderInWhichTheyCame() throws Exception {
        Turns turns = new Turns("pool", 1, LONG);
        turns.take();
        LinkedBlockingQueue<Integer> order = new LinkedBlockingQueue<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            all.add(
                    queue(
                            turns,
                            () -> {
                                order.add(number);
                                turns.giveBack();
                            }));
        }
        turns.giveBack();
        for (CompletableFuture<Void> each : all) {
            each.get();
        }
        assertThat(List.copyOf(order)).isSorted().hasSize(20);
        assertThat(turns.inUse()).isZero();
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void whoeverIsInterruptedLeavesAndTheNextOneIsServed() throws Exception {
        Turns turns = new Turns("pool", 1, LONG);
        turns.take();
        CompletableFuture<Void> first = queue(turns, () -> {});
        CompletableFuture<Void> second = queue(turns, () -> {});
        threads.getFirst().interrupt();
        assertThatThrownBy(first::get).cause().isInstanceOf(Cancelled.class);
        assertThat(turns.waiting()).isOne();
        turns.giveBack();
        second.get();
        assertThat(turns.inUse()).isOne();
        turns.giveBack();
        assertThat(turns.inUse()).isZero();
    }

    @Test
    void whoseTimeIsOverIsSentAwayAgainAndAgain() throws Exception {
        Turns turns = new Turns("pool", 1, Duration.ofMillis(20));
        turns.take();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(turns::take)
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessage("No database connection was free within 20 ms.");
            assertThat(turns.waiting()).isZero();
        }
        turns.giveBack();
        turns.take();
        assertThat(turns.inUse()).isOne();
    }

    /** Interrupts, times that are over and turns given back, all at once: the count stays right. */
    @Test
    void noTurnIsLost() throws Exception {
        Turns turns = new Turns("pool", 2, Duration.ofMillis(1));
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(
                    Thread.startVirtualThread(() -> {
                        for (int round = 0; round < 100; round++) {
                            try {
                                turns.take();
                            } catch (SQLException | Cancelled e) {
                                continue;
                            }
                            Thread.onSpinWait();
                            turns.giveBack();
                        }
                    }));
        }
        for (Thread each : all) {
            each.interrupt();
        }
        for (Thread each : all) {
            each.join();
        }
        assertThat(turns.inUse()).isZero();
        assertThat(turns.waiting()).isZero();
    }
}

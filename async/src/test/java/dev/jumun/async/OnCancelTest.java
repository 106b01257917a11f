package dev.jumun.async;

import static dev.jumun.async.Again.andAgain;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.lend;
import static dev.jumun.async.Async.onCancel;
import static dev.jumun.async.Async.run;
import static dev.jumun.async.Async.shield;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What is done instead of an interrupt. */
@Timeout(60)
class OnCancelTest {
    private static final Duration LONG = Duration.ofHours(1);

    /** Runs statements as a driver does: an interrupt breaks it, cancel ends what runs. */
    private static final class Connection {
        private final Semaphore cancelled = new Semaphore(0);
        private final AtomicInteger cancels = new AtomicInteger();
        private volatile boolean broken;
        private volatile boolean running;
        private volatile boolean missed;

        int query() throws SQLException {
            running = true;
            try {
                if (cancelled.tryAcquire(30, TimeUnit.SECONDS)) {
                    throw new SQLException("canceling statement due to user request", "57014");
                }
                throw new AssertionError("The cancel was lost.");
            } catch (InterruptedException e) {
                broken = true;
                throw new SQLException("broken", e);
            } finally {
                running = false;
            }
        }

        void cancel() {
            cancels.incrementAndGet();
            while (!running) {
                Thread.onSpinWait(); // the server has not got it yet
            }
            cancelled.release();
        }

        /** A query of those that come later: must meet no cancel and no interrupt. */
        void next() {
            missed |= cancelled.tryAcquire();
            broken |= Thread.currentThread().isInterrupted();
        }
    }

    private static int slow() {
        sleep(LONG);
        return 1;
    }

    /** Runs a callable that is over as soon as it has begun, with what is done instead. */
    private static <T> T overWithin(Duration grace, ThrowingRunnable action, Callable<T> callable)
            throws Exception {
        return timeout(
                LONG,
                deadline ->
                        onCancel(
                                grace,
                                action,
                                () -> {
                                    deadline.reset(Duration.ofMillis(1));
                                    return callable.call();
                                }));
    }

    @Test
    void aTimeoutCancelsTheStatementAndTheConnectionStaysWhole() throws Exception {
        andAgain(() -> {
            Connection connection = new Connection();
            assertThatThrownBy(() -> overWithin(LONG, connection::cancel, connection::query))
                    .isInstanceOf(TimeoutException.class)
                    .hasRootCauseMessage("canceling statement due to user request");
            connection.next();
            assertThat(connection.broken).isFalse();
            assertThat(connection.missed).isFalse();
            return assertThat(connection.cancels).hasValue(1);
        });
    }

    @Test
    void aTimeoutWithinCancelsToo() throws Exception {
        andAgain(() -> {
            Connection connection = new Connection();
            onCancel(
                    connection::cancel,
                    () -> {
                        for (int i = 1; i <= 2; i++) { // and once more: it is armed again
                            assertThatThrownBy(
                                            () -> timeout(Duration.ofMillis(1), connection::query))
                                    .isInstanceOf(TimeoutException.class);
                            assertThat(connection.cancels).hasValue(i);
                            connection.next();
                        }
                        return 1;
                    });
            return assertThat(connection.broken || connection.missed).isFalse();
        });
    }

    @Test
    void aSiblingThatFailsAndAClientThatLeavesCancelTheStatement() throws Exception {
        andAgain(() -> {
            Connection connection = new Connection();
            assertThatThrownBy(() ->
                            gather(
                                    () -> onCancel(connection::cancel, connection::query),
                                    () -> {
                                        throw new IOException("sibling");
                                    },
                                    Integer::sum))
                    .isInstanceOf(IOException.class)
                    .hasNoSuppressedExceptions();
            assertThat(connection.broken).isFalse();
            RootTask root = RootTask.named("root");
            assertThatThrownBy(() ->
                            root.run(() ->
                                    run(() ->
                                            onCancel(
                                                    connection::cancel,
                                                    () -> {
                                                        root.cancel(CancelReason.CLIENT_GONE);
                                                        return connection.query();
                                                    }))))
                    .isInstanceOfSatisfying(
                            Cancelled.class,
                            c -> assertThat(c.reason()).isEqualTo(CancelReason.CLIENT_GONE));
            return assertThat(connection.broken).isFalse();
        });
    }

    @Test
    void aSessionIsRolledBackOnTheSameConnection() throws Exception {
        andAgain(() -> {
            Connection connection = new Connection();
            Lender<Connection> session =
                    yield -> {
                        try {
                            yield.to(connection);
                        } finally {
                            connection.next();
                        }
                    };
            assertThatThrownBy(() ->
                            timeout(
                                    Duration.ofMillis(2),
                                    () ->
                                            lend(
                                                    "session",
                                                    session,
                                                    lent -> {
                                                        try {
                                                            return onCancel(
                                                                    lent::cancel, lent::query);
                                                        } finally {
                                                            lent.next(); // closes a statement
                                                        }
                                                    })))
                    .isInstanceOf(TimeoutException.class);
            return assertThat(connection.broken || connection.missed).isFalse();
        });
    }

    @Test
    void anActionThatComesAsTheCallableEndsNeverMeetsWhatComesNext() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        andAgain(
                Again.TIMES * 20,
                () -> {
                    AtomicBoolean outside = new AtomicBoolean();
                    Throwable thrown =
                            catchThrowable(() ->
                                    timeout(
                                            Duration.ofNanos(30_000),
                                            () -> {
                                                onCancel(
                                                        () -> {
                                                            inside.incrementAndGet();
                                                            LockSupport.parkNanos(20_000);
                                                            if (outside.get()) {
                                                                throw new AssertionError(
                                                                        "too late");
                                                            }
                                                            inside.decrementAndGet();
                                                        },
                                                        () -> {
                                                            LockSupport.parkNanos(25_000);
                                                            return 1;
                                                        });
                                                outside.set(true);
                                                return 1;
                                            }));
                    if (thrown != null) {
                        assertThat(thrown).isInstanceOf(TimeoutException.class);
                        assertThat(thrown).cause().hasNoSuppressedExceptions();
                    }
                    return assertThat(inside).hasValue(0);
                });
    }

    @Test
    void whenTheGraceIsOverTheInterruptFollows() throws Exception {
        andAgain(() -> {
            Connection connection = new Connection();
            AtomicInteger actions = new AtomicInteger();
            assertThatThrownBy(() ->
                            overWithin(
                                    Duration.ofMillis(2),
                                    actions::incrementAndGet,
                                    connection::query))
                    .isInstanceOf(TimeoutException.class);
            assertThat(connection.broken).isTrue();
            return assertThat(actions).hasValue(1);
        });
    }

    @Test
    void anActionThatFailsIsFollowedByTheInterruptAndSeen() throws Exception {
        andAgain(() -> {
            Connection connection = new Connection();
            return assertThatThrownBy(() ->
                            overWithin(
                                    LONG,
                                    () -> {
                                        throw new IOException("no route");
                                    },
                                    connection::query))
                    .isInstanceOf(TimeoutException.class)
                    .cause()
                    .satisfies(cause ->
                            assertThat(cause.getSuppressed())
                                    .singleElement()
                                    .isInstanceOf(IOException.class));
        });
    }

    @Test
    void anActionRunsAlsoIfTheCallableWaitsInAnOperationOfOurs() throws Exception {
        andAgain(() -> {
            AtomicInteger actions = new AtomicInteger();
            assertThatThrownBy(() -> overWithin(LONG, actions::incrementAndGet, () -> slow()))
                    .isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() ->
                            onCancel(
                                    actions::incrementAndGet,
                                    () -> timeout(Duration.ofMillis(1), () -> slow())))
                    .isInstanceOf(TimeoutException.class);
            return assertThat(actions).hasValue(2);
        });
    }

    @Test
    void aResultThatComesAfterTheActionIsDropped() throws Exception {
        andAgain(() -> {
            CountDownLatch ended = new CountDownLatch(1);
            return assertThatThrownBy(() ->
                            overWithin(
                                    LONG,
                                    ended::countDown,
                                    () -> {
                                        ended.await();
                                        return "half";
                                    }))
                    .isInstanceOf(TimeoutException.class);
        });
    }

    @Test
    void notCancelledItOnlyRunsTheCallable() throws Exception {
        andAgain(() -> {
            AtomicInteger actions = new AtomicInteger();
            assertThat(onCancel(actions::incrementAndGet, () -> 7)).isEqualTo(7);
            assertThatThrownBy(() ->
                            onCancel(
                                    actions::incrementAndGet,
                                    () -> {
                                        throw new IOException("its own");
                                    }))
                    .isInstanceOf(IOException.class);
            return assertThat(actions).hasValue(0);
        });
    }

    @Test
    void cancelledBeforeNeitherBegins() {
        RootTask root = RootTask.named("root");
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() ->
                        root.run(() -> {
                            root.cancel(CancelReason.SHUTDOWN);
                            Thread.interrupted();
                            return onCancel(begun::incrementAndGet, begun::incrementAndGet);
                        }))
                .isInstanceOf(Cancelled.class);
        assertThat(begun).hasValue(0);
    }

    /** A cancel is delivered before the hook is set, and whoever interrupts looks after that. */
    private static final class LateInterrupts extends LikeTheRealScheduler {
        final Job job = new Job(null, "request");
        final AtomicInteger sent = new AtomicInteger();

        @Override
        public void pause(Interruptible strand) {
            Cancelling.cancel(job, CancelReason.CLIENT_GONE); // only now: the hook is not set
        }

        @Override
        public void soon(Runnable action) {
            action.run();
        }

        @Override
        public void interrupt(Interruptible strand) {
            sent.incrementAndGet();
        }
    }

    @Test
    void aCancelThatComesAsItBeginsIsNotLost() {
        LateInterrupts late = new LateInterrupts();
        Strand strand = Runner.begin(late.job, late);
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() ->
                        Runner.runAlone(
                                late.job,
                                strand,
                                () -> onCancel(begun::incrementAndGet, begun::incrementAndGet)))
                .isInstanceOf(Cancelled.class);
        assertThat(begun).hasValue(0);
        assertThat(late.sent).hasValue(1);
    }

    @Test
    void whatIsShieldedWithinIsNotMet() throws Exception {
        andAgain(() -> {
            RootTask root = RootTask.named("root");
            AtomicInteger actions = new AtomicInteger();
            assertThatThrownBy(() ->
                            root.run(() ->
                                    onCancel(
                                            actions::incrementAndGet,
                                            () ->
                                                    shield(
                                                            LONG,
                                                            () -> {
                                                                root.cancel(CancelReason.EXPLICIT);
                                                                awaitCancel();
                                                                return actions.get();
                                                            }))))
                    .isInstanceOf(Cancelled.class);
            return assertThat(actions).hasValue(1); // when the shield has ended
        });
    }

    /** Until the request has reached the innermost job. */
    private static void awaitCancel() {
        while (Objects.requireNonNull(Current.job()).cancellation() == null) {
            Thread.onSpinWait();
        }
    }

    @Test
    void hooksWithinEachOtherAllAct() throws Exception {
        andAgain(() -> {
            AtomicInteger outer = new AtomicInteger();
            Connection connection = new Connection();
            assertThatThrownBy(() ->
                            overWithin(
                                    LONG,
                                    outer::incrementAndGet,
                                    () -> onCancel(connection::cancel, connection::query)))
                    .isInstanceOf(TimeoutException.class);
            assertThat(connection.broken).isFalse();
            return assertThat(outer).hasValue(1);
        });
    }

    @Test
    void inASimulationTheActionRunsAndTheGraceIsVirtual() {
        Simulation.explore(
                20,
                () -> {
                    CountDownLatch ended = new CountDownLatch(1);
                    return assertThatThrownBy(() ->
                                    timeout(
                                            Duration.ofMinutes(1),
                                            () ->
                                                    onCancel(
                                                            ended::countDown,
                                                            () -> {
                                                                sleep(Duration.ofSeconds(59));
                                                                ended.await();
                                                                return 1;
                                                            })))
                            .isInstanceOf(TimeoutException.class);
                });
    }
}

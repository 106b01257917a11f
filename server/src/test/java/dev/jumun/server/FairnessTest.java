package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jumun.exchange.Exchange;
import dev.jumun.runtime.engine.Workload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work that holds its event loop is moved away, and comes back when it gets better. */
@Timeout(60)
class FairnessTest {
    private static final String AWAY = "ForkJoinPool";

    private final Workload work = new Workload("the work");

    private void handle(Exchange exchange) {
        exchange.workload(work);
        String before = Thread.currentThread().toString();
        if (exchange.head().path().equals("/hog")) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(60); // no pause
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        Handlers.text(exchange, 200, before);
    }

    @Test
    void whatHoldsItsLoopRunsElsewhereUntilItGetsBetter() throws Exception {
        Server server = Server.start(this::handle, ServerSettings.defaults().withPort(0));
        assumeTrue(server.runsOnEventLoops(), "needs --add-opens java.base/java.lang=ALL-UNNAMED");
        try (RawClient client = new RawClient(server)) {
            assertThat(get(client, "/light")).as("not known yet").contains(AWAY);
            getUntilOnTheLoop(client);
            get(client, "/hog");
            assertThat(get(client, "/hog")).contains(AWAY);
            assertThat(get(client, "/light")).as("the same work").contains(AWAY);
            getUntilOnTheLoop(client);
        } finally {
            server.stop(() -> {});
        }
    }

    /** On a machine that is busy, a light request takes long now and then, too. */
    private static void getUntilOnTheLoop(RawClient client) throws Exception {
        while (get(client, "/light").contains(AWAY)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theFirstRequestOfAKindHoldsUpNobody() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        AtomicBoolean mayEnd = new AtomicBoolean();
        Workload hog = new Workload("the hog");
        Server server =
                Server.start(
                        exchange -> {
                            boolean holds = exchange.head().path().equals("/hog");
                            exchange.workload(holds ? hog : work);
                            if (holds) {
                                began.countDown();
                            }
                            while (holds && !mayEnd.get()) {
                                Thread.onSpinWait();
                            }
                            Handlers.text(exchange, 200, "done");
                        },
                        ServerSettings.defaults().withPort(0));
        List<RawClient> others = new ArrayList<>();
        try (RawClient first = new RawClient(server)) {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                others.add(new RawClient(server)); // some on the loop of the first one
            }
            while (work.runsApart()) {
                get(first, "/light");
            }
            first.send("GET /hog HTTP/1.1\r\nHost: x\r\n\r\n");
            began.await();
            for (RawClient other : others) {
                assertThat(get(other, "/light")).endsWith("done");
            }
            mayEnd.set(true);
            assertThat(first.answer()).endsWith("done");
        } finally {
            mayEnd.set(true);
            for (RawClient other : others) {
                other.close();
            }
            server.stop(() -> {});
        }
    }

    @Test
    void whatIsNotKnownYetRunsApart() {
        for (int i = 0; i < 4; i++) {
            assertThat(work.runsApart()).isTrue();
            work.held(0);
        }
        assertThat(work.runsApart()).isFalse();
        Workload stream = new Workload("a stream that does not end");
        for (int i = 0; i < 32; i++) {
            assertThat(stream.runsApart()).isTrue();
            stream.heldUntilWait(0);
        }
        assertThat(stream.runsApart()).isFalse();
        stream.held(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(stream.runsApart()).as("it is heavy").isTrue();
    }

    @Test
    void aPauseMakesNothingHeavy() {
        work.held(TimeUnit.MILLISECONDS.toNanos(20));
        assertThat(work.isHeavy()).as("others may have had its core").isFalse();
        for (int i = 0; i < 8; i++) {
            work.held(0);
        }
        work.held(TimeUnit.MILLISECONDS.toNanos(20));
        assertThat(work.isHeavy()).isFalse();
    }

    @Test
    void whatHoldsItsThreadEachTimeIsHeavySoon() {
        for (int i = 0; i < 3; i++) {
            work.held(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(work.isHeavy()).isFalse();
        work.held(TimeUnit.MILLISECONDS.toNanos(5));
        assertThat(work.isHeavy()).isTrue();
    }

    @Test
    void whatIsBeyondDoubtIsHeavyAtOnceAndSoonForgotten() {
        work.held(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(work.isHeavy()).isTrue();
        int exchanges = 0;
        while (work.isHeavy()) {
            work.held(0);
            exchanges++;
        }
        assertThat(exchanges).isLessThan(32);
    }

    @Test
    void aPauseNowAndThenAmongThoseThatWaitForLongMakesNothingHeavy() {
        for (int i = 0; i < 10_000; i++) {
            work.heldUntilWait(TimeUnit.MILLISECONDS.toNanos(i % 50 == 0 ? 20 : 0));
            assertThat(work.isHeavy()).as("after %d", i).isFalse();
        }
    }

    @Test
    void whatNeverEndsIsHeavyIfItHoldsItsThreadEachTime() {
        for (int i = 0; i < 4; i++) {
            work.heldUntilWait(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(work.isHeavy()).isTrue();
    }

    @Test
    void whatHoldsItsThreadAfterSomeWaitsIsHeavy() {
        for (int i = 0; i < 8; i++) {
            for (int wait = 0; wait < 4; wait++) {
                work.heldUntilWait(0);
            }
            work.held(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(work.isHeavy()).isTrue();
    }

    private static String get(RawClient client, String path) throws Exception {
        return client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").answer();
    }
}

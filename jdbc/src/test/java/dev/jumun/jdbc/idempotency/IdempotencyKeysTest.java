package dev.jumun.jdbc.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.async.Async;
import dev.jumun.jdbc.LosingPool;
import dev.jumun.jdbc.OwnDatabase;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.idempotency.Payments.Terminal;
import dev.jumun.jdbc.table.OwnTable;
import dev.jumun.testing.TestCall;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** Keys on one node, in each store. */
@Timeout(120)
class IdempotencyKeysTest {
    private static final String TEN = "{\"account\":\"x\",\"amount\":10}";

    /** Where keys are kept. */
    enum Kept {
        MEMORY,
        H2,
        POSTGRES
    }

    /** An application with a store. */
    private static final class Shop implements Closeable {
        final OwnDatabase database;
        final TestClient client;

        Shop(Kept kept, Terminal terminal, Duration longest) throws Exception {
            database = kept == Kept.POSTGRES ? OwnDatabase.postgres() : OwnDatabase.h2();
            database.execute(Payments.TABLE);
            Transactions transactions = Transactions.of(database.pool());
            IdempotencyKeys keys =
                    kept == Kept.MEMORY
                            ? IdempotencyKeys.inMemory(Payments::customer)
                            : IdempotencyKeys.on(transactions, Payments::customer);
            client =
                    TestClient.of(Payments.class)
                            .override(DataSource.class, database::pool)
                            .override(Terminal.class, () -> terminal)
                            .override(
                                    IdempotencyKeys.class, () -> keys.atMost(longest).upTo(1_000));
        }

        Shop(Kept kept, Terminal terminal) throws Exception {
            this(kept, terminal, Duration.ofMinutes(1));
        }

        Shop(Kept kept) throws Exception {
            this(kept, _ -> {});
        }

        TestRequest pay(String path, String key, String json) {
            return client.post(path)
                    .header("authorization", "Bearer a1")
                    .header("idempotency-key", key)
                    .json(json);
        }

        /** How many payments there are. */
        long count() throws Exception {
            return Long.parseLong(client.get("/payments").send().text());
        }

        @Override
        public void close() throws IOException {
            client.close();
            database.close();
        }
    }

    private static void assertSame(TestResponse one, TestResponse other) {
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.text()).isEqualTo(one.text());
        List<String> fields = new ArrayList<>();
        one.headers().forEach((name, value) -> fields.add(name + ": " + value));
        List<String> others = new ArrayList<>();
        other.headers().forEach((name, value) -> others.add(name + ": " + value));
        assertThat(others).isEqualTo(fields);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyHasOneEffectAndOneResponse(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept)) {
            TestResponse first = shop.pay("/terminal", "\"a \\\"b\\\\\"", TEN).send();
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.headers().first("x-terminal")).isEqualTo("1 \u00e9");
            assertSame(first, shop.pay("/terminal", "\"a \\\"b\\\\\"", TEN).send());
            assertThat(shop.count()).isEqualTo(1);

            TestResponse plain = shop.pay("/payments", "k-2", TEN).send();
            assertThat(plain.text()).isNotEqualTo(first.text());
            assertSame(plain, shop.pay("/payments", "\"k-2\"", TEN).send());
            assertSame(plain, shop.pay("/payments", " k-2 ", TEN).send());
            assertThat(shop.count()).isEqualTo(2);

            TestResponse committed = shop.pay("/transfers", "k-3", TEN).send();
            assertThat(committed.status()).isEqualTo(201);
            assertSame(committed, shop.pay("/transfers", "k-3", TEN).send());
            assertThat(shop.count()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyBelongsToItsOwner(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept)) {
            TestResponse ann = shop.pay("/payments", "k", TEN).send();
            TestResponse bo =
                    shop.client
                            .post("/payments")
                            .header("authorization", "Bearer b1")
                            .header("idempotency-key", "k")
                            .json(TEN)
                            .send();
            assertThat(bo.status()).isEqualTo(201);
            assertThat(bo.text()).isNotEqualTo(ann.text());
            TestResponse unknown =
                    shop.client.post("/payments").header("idempotency-key", "k").json(TEN).send();
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(shop.count()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsForOneRequest(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept)) {
            assertThat(shop.pay("/payments?a=1", "k", TEN).send().status()).isEqualTo(201);
            List<TestRequest> others =
                    List.of(
                            shop.pay("/payments?a=1", "k", TEN + " "),
                            shop.pay("/payments?a=2", "k", TEN),
                            shop.pay("/terminal?a=1", "k", TEN),
                            shop.client
                                    .put("/payments?a=1")
                                    .header("authorization", "Bearer a1")
                                    .header("idempotency-key", "k")
                                    .json(TEN));
            for (TestRequest other : others) {
                TestResponse refused = other.send();
                assertThat(refused.status()).isEqualTo(422);
                assertThat((String) refused.json("detail")).contains("another request");
            }
            assertThat(shop.count()).isEqualTo(1);
        }
    }

    @Test
    void aKeyIsMissingOnlyWhereItIsRequired() throws Exception {
        try (Shop shop = new Shop(Kept.MEMORY)) {
            TestResponse missing = shop.client.post("/payments").json(TEN).send();
            assertThat(missing.status()).isEqualTo(400);
            assertThat((String) missing.json("detail")).contains("Idempotency-Key is missing");
            assertThat(shop.client.put("/payments").json(TEN).send().status()).isEqualTo(200);
            assertThat(shop.count()).isEqualTo(1);
        }
        try (Shop shop = new Shop(Kept.MEMORY)) {
            shop.client.override(
                    IdempotencyKeys.class,
                    () -> IdempotencyKeys.inMemory(Payments::customer).optional());
            assertThat(shop.client.post("/payments").json(TEN).send().status()).isEqualTo(201);
            TestResponse first = shop.pay("/payments", "k", TEN).send();
            assertSame(first, shop.pay("/payments", "k", TEN).send());
            assertThat(shop.count()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\"",
                "\" a\"",
                "\"a \"",
                "a b",
                "\"a",
                "\"a\"b",
                "\"a\\b\"",
                "a\u00e9",
                "\"a\";b"
            })
    void aMalformedKeyIsRefused(String key) throws Exception {
        try (Shop shop = new Shop(Kept.MEMORY)) {
            assertThat(shop.pay("/payments", key, TEN).send().status()).isEqualTo(400);
        }
    }

    @Test
    void oneKeyOfABoundedLengthIsTaken() throws Exception {
        try (Shop shop = new Shop(Kept.MEMORY)) {
            assertThat(shop.pay("/payments", "k".repeat(200), TEN).send().status()).isEqualTo(201);
            TestResponse tooLong = shop.pay("/payments", "k".repeat(201), TEN).send();
            assertThat(tooLong.status()).isEqualTo(400);
            assertThat(tooLong.json("detail"))
                    .isEqualTo(
                            "The key in the header field Idempotency-Key has 201 characters. Give 1"
                                    + " to 200.");
            assertThat(shop.pay("/payments", "k".repeat(9_999), TEN).send().status())
                    .isEqualTo(400);
            assertThat(
                            shop.pay("/payments", "k", TEN)
                                    .header("idempotency-key", "l")
                                    .send()
                                    .status())
                    .isEqualTo(400);
        }
    }

    /** Takes a payment, and answers when the test lets it. */
    private static final class SlowTerminal implements Terminal {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public void pay(Payments.Payment payment) throws InterruptedException {
            begun.countDown();
            end.await();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSecondRequestIsRefusedWhileTheFirstIsHandled(Kept kept) throws Exception {
        assertRefusedMeanwhile(kept, "/terminal");
    }

    /** Or it would wait for the transaction, with a connection in hand. */
    @ParameterizedTest
    @EnumSource
    void theSecondRequestDoesNotWaitForTheTransactionOfTheFirst(Kept kept) throws Exception {
        assertRefusedMeanwhile(kept, "/uncommitted");
    }

    private static void assertRefusedMeanwhile(Kept kept, String path) throws Exception {
        SlowTerminal terminal = new SlowTerminal();
        try (Shop shop = new Shop(kept, terminal)) {
            TestCall first = shop.pay(path, "k", TEN).start();
            terminal.begun.await();
            TestResponse second = shop.pay(path, "k", TEN).send();
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.headers().first("retry-after")).isEqualTo("1");
            assertThat(shop.pay(path, "k", TEN + " ").send().status()).isEqualTo(422);
            terminal.end.countDown();
            assertSame(first.await(), shop.pay(path, "k", TEN).send());
            assertThat(shop.count()).isEqualTo(1);
        }
    }

    /** Such a transaction may be that of a machine that is lost. */
    @ParameterizedTest
    @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void aKeyIsNotTakenOverFromATransaction(Kept kept) throws Exception {
        SlowTerminal slow = new SlowTerminal();
        AtomicInteger count = new AtomicInteger();
        try (Shop shop = new Shop(kept)) {
            Terminal terminal =
                    payment -> {
                        if (count.incrementAndGet() == 1) {
                            assertThat(
                                            shop.database.execute(
                                                    "UPDATE jumun_keys SET ends ="
                                                            + " CURRENT_TIMESTAMP"))
                                    .isEqualTo(1);
                        } else {
                            slow.pay(payment);
                        }
                    };
            shop.client.override(Terminal.class, () -> terminal);
            TestCall first = shop.pay("/held", "k", TEN).start();
            slow.begun.await();
            assertThat(shop.pay("/held", "k", TEN).send().status()).isEqualTo(409);
            assertThat(shop.pay("/held", "k", TEN + " ").send().status()).isEqualTo(409);
            if (kept == Kept.POSTGRES) { // H2 would wait
                OwnTable.open(Transactions.of(shop.database.pool()), "jumun_keys", List.of())
                        .sweep();
            }
            slow.end.countDown();
            assertSame(first.await(), shop.pay("/held", "k", TEN).send());
            assertThat(shop.count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void aKeyIsNotCommittedWithoutATransaction(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept)) {
            for (int i = 0; i < 2; i++) { // it is not used up
                assertThat(shop.pay("/careless", "k", TEN).send().status()).isEqualTo(500);
            }
        }
    }

    @Test
    void severalFiltersAndOwnersWithoutNamesAreMistakes() throws Exception {
        try (Shop shop = new Shop(Kept.MEMORY)) {
            assertThat(shop.pay("/twice", "k", TEN).send().status()).isEqualTo(500);
            assertThat(shop.count()).isZero();
        }
        try (Shop shop = new Shop(Kept.MEMORY)) {
            shop.client.override(IdempotencyKeys.class, () -> IdempotencyKeys.inMemory(_ -> ""));
            assertThat(shop.pay("/payments", "k", TEN).send().status()).isEqualTo(500);
            assertThat(shop.count()).isZero();
        }
    }

    /** Each round is a race for a new key. */
    @ParameterizedTest
    @EnumSource
    void requestsThatComeTogetherHaveOneEffect(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept)) {
            for (int round = 1; round <= 25; round++) {
                List<TestCall> calls = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    calls.add(shop.pay("/payments", "k" + round, TEN + " ".repeat(i)).start());
                }
                List<Integer> statuses = new ArrayList<>();
                for (TestCall call : calls) {
                    statuses.add(call.await().status());
                }
                assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
                assertThat(shop.count()).isEqualTo(round);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstRequestContinuesWithoutItsClient(Kept kept) throws Exception {
        SlowTerminal terminal = new SlowTerminal();
        try (Shop shop = new Shop(kept, terminal)) {
            TestCall first = shop.pay("/terminal", "k", TEN).start();
            terminal.begun.await();
            Thread going = Thread.ofVirtual().start(() -> goAway(first));
            terminal.end.countDown();
            going.join();
            TestResponse again = shop.pay("/terminal", "k", TEN).send();
            assertThat(again.status()).isEqualTo(201);
            assertThat(shop.count()).isEqualTo(1);
        }
    }

    private static void goAway(TestCall call) {
        try {
            call.goAway();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is about the attempt, or failed in the server, is not kept; other refusals are. */
    @ParameterizedTest
    @CsvSource({
        "MEMORY, 500, 2",
        "MEMORY, 403, 2",
        "MEMORY, 422, 1",
        "H2, 503, 2",
        "H2, 429, 2",
        "H2, 404, 1",
        "POSTGRES, 500, 2",
        "POSTGRES, 401, 2",
        "POSTGRES, 409, 1",
    })
    void someRefusalsAreKept(Kept kept, int status, int attempts) throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (Shop shop = new Shop(kept, _ -> count.incrementAndGet())) {
            String json = "{\"account\":\"x\",\"amount\":%d}".formatted(status);
            TestResponse first = shop.pay("/refusals", "k", json).send();
            assertThat(first.status()).isEqualTo(status);
            assertSame(first, shop.pay("/refusals", "k", json).send());
            assertThat(count).hasValue(attempts);
            assertThat(shop.count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureWithoutAResponseIsNotKept(Kept kept) throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (Shop shop =
                new Shop(
                        kept,
                        _ -> {
                            if (count.incrementAndGet() == 1) {
                                throw new IllegalStateException("broken");
                            }
                        })) {
            assertThat(shop.pay("/terminal", "k", TEN).send().status()).isEqualTo(500);
            assertThat(shop.pay("/terminal", "k", TEN).send().status()).isEqualTo(201);
            assertThat(shop.count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResponseThatIsNotKeptHasBeenHadNevertheless(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept)) {
            String large = "{\"account\":\"x\",\"amount\":1001}";
            assertThat(shop.pay("/large", "k1", large).send().text()).hasSizeGreaterThan(1_000);
            assertThat(shop.pay("/stream", "k2", TEN).send().text()).contains("10");
            for (TestRequest again :
                    List.of(shop.pay("/large", "k1", large), shop.pay("/stream", "k2", TEN))) {
                TestResponse refused = again.send();
                assertThat(refused.status()).isEqualTo(409);
                assertThat((String) refused.json("detail")).contains("was handled");
                assertThat(refused.headers().first("retry-after")).isNull();
            }
            assertThat(shop.count()).isEqualTo(2);
        }
    }

    @Test
    void aLargeRequestIsRefused() throws Exception {
        try (Shop shop = new Shop(Kept.MEMORY)) {
            byte[] large = ("\"" + "x".repeat(1_000) + "\"").getBytes(StandardCharsets.UTF_8);
            assertThat(
                            shop.pay("/payments", "k", TEN)
                                    .body("application/json", large)
                                    .send()
                                    .status())
                    .isEqualTo(413);
            assertThat(shop.count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatTakesTooLongIsCancelled(Kept kept) throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (Shop shop =
                new Shop(
                        kept,
                        _ -> {
                            if (count.incrementAndGet() == 1) {
                                Async.sleep(Duration.ofHours(1));
                            }
                        },
                        Duration.ofSeconds(1))) {
            TestResponse late = shop.pay("/terminal", "k", TEN).send();
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.headers().first("retry-after")).isEqualTo("1");
            assertThat(shop.pay("/terminal", "k", TEN).send().status()).isEqualTo(201);
            assertThat(shop.count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void aKeyEnds(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept)) {
            TestResponse first = shop.pay("/payments", "k", TEN).send();
            assertThat(shop.database.execute("UPDATE jumun_keys SET ends = CURRENT_TIMESTAMP"))
                    .isEqualTo(1);
            TestResponse second = shop.pay("/payments", "k", TEN + " ").send();
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.text()).isNotEqualTo(first.text());
            assertSame(second, shop.pay("/payments", "k", TEN + " ").send());

            OwnTable table =
                    OwnTable.open(Transactions.of(shop.database.pool()), "jumun_keys", List.of());
            table.sweep();
            assertSame(second, shop.pay("/payments", "k", TEN + " ").send());
            assertThat(shop.database.execute("UPDATE jumun_keys SET ends = CURRENT_TIMESTAMP"))
                    .isEqualTo(1);
            table.sweep();
            assertThat(shop.database.execute("UPDATE jumun_keys SET ends = CURRENT_TIMESTAMP"))
                    .isZero();
        }
    }

    @Test
    void aKeyInMemoryEndsAndTheFirstOnesGo() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        MemoryKeys keys = new MemoryKeys(now::get);
        Duration day = Duration.ofDays(1);
        assertThat(keys.claim("k", "r", "1", day)).isInstanceOf(KeyStore.Claimed.class);
        now.set(Instant.EPOCH.plus(day).minusNanos(1));
        assertThat(keys.claim("k", "r", "2", day)).isEqualTo(new KeyStore.Running("r"));
        now.set(Instant.EPOCH.plus(day));
        assertThat(keys.claim("k", "r", "2", day)).isInstanceOf(KeyStore.Claimed.class);
        assertThat(keys.finish("k", "1", null, day)).isEqualTo(KeyStore.Ended.TOO_LATE);
        var _ = keys.release("k", "1");
        assertThat(keys.finish("k", "2", null, day)).isEqualTo(KeyStore.Ended.RECORDED);
        var _ = keys.release("k", "2");
        assertThat(keys.claim("k", "r", "3", day)).isEqualTo(new KeyStore.Used("r", null));
        for (int i = 0; i < 1_000; i++) {
            assertThat(keys.claim("k" + i, "r", "1", day)).isInstanceOf(KeyStore.Claimed.class);
        }
        assertThat(keys.claim("k", "r", "3", day)).isInstanceOf(KeyStore.Claimed.class);
    }

    @ParameterizedTest
    @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void aClientIsAnsweredAlthoughItsKeyCannotBeSettled(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept)) {
            Terminal fault =
                    _ -> {
                        int _ = shop.database.execute("DROP TABLE jumun_keys");
                    };
            shop.client.override(Terminal.class, () -> fault);
            assertThat(shop.pay("/terminal", "k", TEN).send().status()).isEqualTo(201);
            assertThat(shop.pay("/terminal", "k", TEN).send().status()).isEqualTo(500);
            assertThat(shop.count()).isEqualTo(1);
        }
    }

    /** Another request has taken the key over meanwhile. */
    @ParameterizedTest
    @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void aRequestThatHasLostItsKeyHasNoEffect(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept)) {
            AtomicInteger count = new AtomicInteger();
            Terminal thief =
                    _ -> {
                        count.incrementAndGet();
                        assertThat(shop.database.execute("UPDATE jumun_keys SET attempt = 'other'"))
                                .isEqualTo(1);
                    };
            shop.client.override(Terminal.class, () -> thief);
            assertThat(shop.pay("/held", "k", TEN).send().status()).isEqualTo(500);
            assertThat(count).hasValue(1);
            assertThat(shop.count()).isZero();
            assertThat(shop.pay("/held", "k", TEN).send().status()).isEqualTo(409);
        }
    }

    /** The response would wait for a commit that comes after it, and be kept before it. */
    @ParameterizedTest
    @CsvSource({"H2, 201", "H2, 503", "POSTGRES, 201", "POSTGRES, 409", "POSTGRES, 503"})
    void aTransactionThatEndsAfterTheResponseIsAnError(Kept kept, int status) throws Exception {
        List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
        Handler log =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        logged.add(entry);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger logger = Logger.getLogger("dev.jumun");
        logger.addHandler(log);
        try (Shop shop = new Shop(kept)) {
            String json = "{\"account\":\"x\",\"amount\":%d}".formatted(status);
            assertThat(shop.pay("/late", "k", json).send().status()).isEqualTo(500);
            assertThat(shop.count()).isZero();
            assertThat(shop.database.number("SELECT count(*) FROM jumun_keys")).isZero();
        } finally {
            logger.removeHandler(log);
        }
        assertThat(logged)
                .extracting(LogRecord::getThrown)
                .filteredOn(Objects::nonNull)
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("Lend its connection with Scope.FUNCTION.");
    }

    /** It may hold it for minutes: as long as its side of the connection looks whole. */
    @ParameterizedTest
    @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void aLostConnectionIsAnswered503ThoughTheDatabaseHoldsTheKey(Kept kept) throws Exception {
        try (Shop shop = new Shop(kept);
                LosingPool pool = new LosingPool(shop.database.pool())) {
            Terminal far = _ -> pool.lose();
            shop.client.override(DataSource.class, pool::source);
            shop.client.override(Terminal.class, () -> far);
            TestResponse lost = shop.pay("/uncommitted", "k", TEN).send();
            assertThat(lost.status()).isEqualTo(503);
            assertThat(lost.headers().first("retry-after")).isNotNull();

            TestResponse next = shop.pay("/uncommitted", "k", TEN).send();
            assertThat(next.status()).isEqualTo(409);
            assertThat(next.headers().first("retry-after")).isEqualTo("1");

            pool.notice();
            assertThat(shop.database.execute("UPDATE jumun_keys SET ends = CURRENT_TIMESTAMP"))
                    .isEqualTo(1);
            assertThat(shop.pay("/transfers", "k", TEN).send().status()).isEqualTo(201);
            assertThat(shop.count()).isEqualTo(1);
        }
    }

    @Test
    void impossibleSettingsAreRefused() {
        IdempotencyKeys keys = IdempotencyKeys.inMemory(Payments::customer);
        for (Duration time :
                List.of(Duration.ZERO, Duration.ofMillis(999), Duration.ofSeconds(-1))) {
            assertThatThrownBy(() -> keys.keeping(time))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> keys.atMost(time))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> keys.keeping(Duration.ofDays(3_651))).hasMessageContaining("days");
        assertThatThrownBy(() -> keys.atMost(Duration.ofHours(25))).hasMessageContaining("1 day.");
        assertThatThrownBy(() -> keys.upTo(0)).isInstanceOf(IllegalArgumentException.class);
    }
}

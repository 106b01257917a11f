package dev.jumun.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.async.Async;
import dev.jumun.jdbc.DatabaseUnavailableException;
import dev.jumun.jdbc.login.Login;
import dev.jumun.jdbc.login.Logins;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Logins on two servers with one Redis: what ends on one has ended on both. */
@Timeout(120)
class RedisLoginsTest {
    private static final Duration DAYS = Duration.ofDays(30);

    @Test
    void aLogoutEndsCopiesOfTheCookieOnAllNodes() throws Exception {
        try (Nodes nodes = new Nodes()) {
            String cookie = nodes.one.login("ann", "");
            assertThat(nodes.two.me(cookie)).isEqualTo("\"ann\"");
            HttpResponse<String> out = nodes.one.post("/logout", cookie);
            assertThat(out.statusCode()).isEqualTo(204);
            assertThat(nodes.one.me(cookie)).isEqualTo("logged out");
            assertThat(nodes.two.me(cookie)).isEqualTo("logged out");
            assertThat(nodes.redis.keys()).isEmpty();
            assertThat(nodes.two.post("/logout", cookie).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void aUserLogsOutEverywhere() throws Exception {
        try (Nodes nodes = new Nodes()) {
            String here = nodes.one.login("ann", "");
            String telephone = nodes.one.login("ann", "");
            String other = nodes.one.login("bo", "");
            assertThat(nodes.two.post("/password", here).body()).isEqualTo("1");
            assertThat(nodes.one.me(here)).isEqualTo("\"ann\"");
            assertThat(nodes.one.me(telephone)).isEqualTo("logged out");
            String again = nodes.two.login("ann", "");
            assertThat(nodes.two.post("/logout-everywhere", here).body()).isEqualTo("2");
            assertThat(nodes.one.me(here)).isEqualTo("logged out");
            assertThat(nodes.one.me(again)).isEqualTo("logged out");
            assertThat(nodes.one.me(other)).isEqualTo("\"bo\"");
        }
    }

    @Test
    void aUserSeesAndEndsLoginsButNotThoseOfOthers() throws Exception {
        try (Nodes nodes = new Nodes()) {
            RedisLogins store = nodes.two.store;
            String here = nodes.one.login("ann", "");
            store.add("ann", "telephone", "A telephone: \u260e", DAYS);
            String other = nodes.one.login("bo", "");
            List<Login> list = store.of("ann");
            assertThat(list).hasSize(2);
            Login last = list.getFirst();
            assertThat(last.session()).isEqualTo("telephone");
            assertThat(last.label()).isEqualTo("A telephone: \u260e");
            assertThat(ChronoUnit.MILLIS.between(last.begun(), last.ends()))
                    .isEqualTo(DAYS.toMillis());
            assertThat(nodes.two.get("/logins", here).body()).contains("A telephone", "Java-http");
            assertThat(nodes.two.send("DELETE", "/logins/telephone", other, "").body())
                    .isEqualTo("false");
            assertThat(store.has("ann", "telephone")).isTrue();
            assertThat(store.has("bo", "telephone")).isFalse();
            assertThat(nodes.two.send("DELETE", "/logins/telephone", here, "").body())
                    .isEqualTo("true");
            assertThat(store.has("ann", "telephone")).isFalse();
            assertThat(store.of("ann")).hasSize(1);
            assertThat(store.of("nobody")).isEmpty();
            assertThat(store.endAll("nobody")).isZero();
        }
    }

    @Test
    void aLoginGivesTheSessionANewIdAndEndsTheOneBefore() throws Exception {
        try (Nodes nodes = new Nodes()) {
            String before = Nodes.cookie(nodes.one.post("/cart/tea", ""));
            String first = nodes.one.login("ann", before);
            assertThat(nodes.two.get("/cart", first).body()).isEqualTo("\"tea\"");
            assertThat(nodes.two.me(before)).isEqualTo("logged out");
            String second = nodes.two.login("bo", first);
            assertThat(nodes.one.me(first)).isEqualTo("logged out");
            assertThat(nodes.one.me(second)).isEqualTo("\"bo\"");
            assertThat(nodes.one.store.of("ann")).isEmpty();
        }
    }

    /** Redis removes all of it: nothing of a user who does not come back stays. */
    @Test
    void aLoginEndsByItself() throws Exception {
        try (LocalRedis redis = new LocalRedis();
                RedisLogins store = RedisLogins.on(redis.address(), Duration.ofSeconds(30))) {
            store.add("ann", "long", "", DAYS);
            assertThat(redis.keys()).hasSize(2);
            for (String key : redis.keys()) {
                long left = redis.ask(commands -> commands.pttl(key));
                assertThat(left).as(key).isBetween(1L, DAYS.toMillis());
            }
            store.add("ann", "short", "", Duration.ofMillis(50));
            until(() -> !store.has("ann", "short"));
            assertThat(store.of("ann")).extracting(Login::session).containsExactly("long");
            store.add("ann", "brief", "", Duration.ofMillis(50));
            assertThat(store.end("ann", "long")).isTrue();
            store.add("ann", "brief too", "", Duration.ofMillis(50));
            until(() -> redis.keys().isEmpty()); // the list of a user, too
        }
    }

    /** No user or session can make up the key of another. */
    @ParameterizedTest
    @ValueSource(strings = {"a}:x", "{a}", "*", "a b", "\u00e9\n"})
    void namesAreOnlyTexts(String name) throws Exception {
        try (LocalRedis redis = new LocalRedis();
                RedisLogins store = RedisLogins.on(redis.address(), Duration.ofSeconds(30))) {
            store.add("a", "x", "", DAYS);
            store.add(name, name, name, DAYS);
            assertThat(store.has(name, name)).isTrue();
            assertThat(store.of(name)).extracting(Login::label).containsExactly(name);
            assertThat(store.has("a", name)).isFalse();
            assertThat(store.end("a", name)).isFalse();
            assertThat(store.endAll(name)).isEqualTo(1);
            assertThat(store.has("a", "x")).isTrue();
        }
    }

    /** It begins again empty: all are logged out, and no copy of a cookie opens anything. */
    @Test
    void whileRedisIsAwayNoLoginIsTakenForValid() throws Exception {
        try (Nodes nodes = new Nodes(Duration.ofSeconds(30))) {
            String cart = Nodes.cookie(nodes.one.post("/cart/tea", ""));
            String cookie = nodes.one.login("ann", "");
            nodes.redis.end();
            for (Nodes.Node node : List.of(nodes.one, nodes.two)) {
                HttpResponse<String> away = node.get("/me", cookie);
                assertThat(away.statusCode()).isEqualTo(503);
                assertThat(away.headers().firstValue("retry-after")).isPresent();
                assertThat(node.post("/logout", cookie).statusCode()).isEqualTo(503);
                assertThat(node.get("/cart", cart).body()).isEqualTo("\"tea\"");
            }
            HttpResponse<String> failed = nodes.one.send("POST", "/login", cart, "user=ann");
            assertThat(failed.statusCode()).isEqualTo(503);
            assertThat(nodes.two.me(Nodes.cookie(failed))).isEqualTo("logged out");
            nodes.redis.begin();
            assertThat(nodes.one.me(cookie)).isEqualTo("logged out");
            String again = nodes.two.login("ann", "");
            assertThat(nodes.two.me(again)).isEqualTo("\"ann\"");
        }
    }

    /** An hour of silence: what waits for Redis would wait until this test is ended. */
    @Test
    void nobodyWaitsLongForARedisThatIsSilent() throws Exception {
        try (Nodes nodes = new Nodes(Duration.ofSeconds(2))) {
            String cookie = nodes.one.login("ann", "");
            nodes.redis.fallSilent();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> statuses = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    Nodes.Node node = i % 2 == 0 ? nodes.one : nodes.two;
                    statuses.add(clients.submit(() -> node.get("/me", cookie).statusCode()));
                }
                for (Future<Integer> each : statuses) {
                    assertThat(each.get()).isEqualTo(503);
                }
            }
            nodes.redis.end();
            nodes.redis.begin();
            until(() -> nodes.one.get("/me", cookie).statusCode() == 401);
            assertThat(nodes.one.me(nodes.one.login("bo", ""))).isEqualTo("\"bo\"");
        }
    }

    @Test
    void whoIsCancelledDoesNotWait() throws Exception {
        try (LocalRedis redis = new LocalRedis();
                RedisLogins store = RedisLogins.on(redis.address(), Duration.ofHours(1))) {
            redis.fallSilent();
            assertThatThrownBy(
                            () -> Async.timeout(Duration.ofMillis(50), () -> store.has("ann", "x")))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        for (String address : List.of("", "localhost", "http://localhost", "redis://:secret@")) {
            assertThatThrownBy(() -> RedisLogins.on(address))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessageContaining("no address of Redis. Give one")
                    .message()
                    .doesNotContain("secret");
        }
        try (LocalRedis redis = new LocalRedis()) {
            for (Duration time : List.of(Duration.ZERO, Duration.ofDays(3_651))) {
                assertThatThrownBy(() -> RedisLogins.on(redis.address(), time))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("Logins cannot wait for Redis for " + time);
            }
            redis.ask(commands -> commands.configSet("requirepass", "secret"));
            assertThatThrownBy(() -> RedisLogins.on(redis.address(), Duration.ofSeconds(30)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("NOAUTH");
            redis.end();
            assertThatThrownBy(() -> RedisLogins.on(redis.address(), Duration.ofSeconds(30)))
                    .isInstanceOf(DatabaseUnavailableException.class);
        }
    }

    /** What Redis refuses, such as a command that an access list forbids, is a mistake: 500. */
    @Test
    void whatRedisRefusesIsNoOutage() throws Exception {
        try (Nodes nodes = new Nodes()) {
            String cookie = nodes.one.login("ann", "");
            for (String key : nodes.redis.keys()) {
                nodes.redis.ask(commands -> commands.del(key));
                nodes.redis.ask(commands -> commands.sadd(key, "something else"));
            }
            assertThat(nodes.one.post("/logout-everywhere", cookie).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void aClosedStoreIsNotUsed() throws Exception {
        try (LocalRedis redis = new LocalRedis()) {
            RedisLogins store = RedisLogins.on(redis.address(), Duration.ofSeconds(30));
            store.close();
            assertThatThrownBy(() -> store.has("ann", "x"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
            assertThatThrownBy(() -> Logins.in(store).of("ann"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.onSpinWait();
        }
    }
}

package dev.jumun.jdbc.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.jdbc.OwnDatabase;
import dev.jumun.jdbc.Transactions;
import dev.jumun.middleware.Filter;
import dev.jumun.session.Session;
import dev.jumun.session.Sessions;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/** Logins on two nodes with one database: what ends on one has ended on both. */
@Timeout(120)
class LoginsTest {
    /** Where logins are kept. */
    enum Kept {
        H2,
        POSTGRES
    }

    /** Two nodes. */
    private static final class Nodes implements Closeable {
        final OwnDatabase database;
        final TestClient one;
        final TestClient two;

        Nodes(Kept kept) throws Exception {
            database = kept == Kept.POSTGRES ? OwnDatabase.postgres() : OwnDatabase.h2();
            one = node();
            two = node();
        }

        private TestClient node() {
            return TestClient.of(Accounts.class)
                    .override(DataSource.class, database::pool)
                    .withoutCookies();
        }

        /** Logs in at the first node; returns the cookie. */
        String login(String user, String browser) throws Exception {
            TestResponse answer = attempt(user, user.substring(0, 1), browser, "");
            assertThat(answer.status()).isEqualTo(204);
            return cookie(answer);
        }

        TestResponse attempt(String user, String password, String browser, String cookie)
                throws Exception {
            TestRequest request =
                    one.post("/login")
                            .header("user-agent", browser)
                            .body(
                                    "application/x-www-form-urlencoded",
                                    "user=%s&password=%s"
                                            .formatted(user, password)
                                            .getBytes(StandardCharsets.UTF_8));
            return (cookie.isEmpty() ? request : request.cookie("session", cookie)).send();
        }

        /** Who a cookie opens a session of, at the second node. */
        String me(String cookie) throws Exception {
            TestResponse answer = two.get("/me").cookie("session", cookie).send();
            return answer.status() == 200 ? String.valueOf(answer.json()) : "logged out";
        }

        long rows() throws Exception {
            return database.number("SELECT count(*) FROM jumun_logins");
        }

        @Override
        public void close() throws IOException {
            one.close();
            two.close();
            database.close();
        }
    }

    private static String cookie(TestResponse answer) {
        String field = String.valueOf(answer.headers().first("set-cookie"));
        assertThat(field).startsWith("session=");
        return field.substring("session=".length(), field.indexOf(';'));
    }

    @ParameterizedTest
    @EnumSource
    void aLogoutEndsCopiesOfTheCookieOnAllNodes(Kept kept) throws Exception {
        try (Nodes nodes = new Nodes(kept)) {
            assertThat(nodes.attempt("ann", "b", "Firefox", "").status()).isEqualTo(401);
            String cookie = nodes.login("ann", "Firefox");
            assertThat(nodes.me(cookie)).isEqualTo("ann");
            TestResponse out = nodes.one.post("/logout").cookie("session", cookie).send();
            assertThat(out.status()).isEqualTo(204);
            assertThat(out.headers().first("set-cookie")).contains("Max-Age=0");
            assertThat(nodes.me(cookie)).isEqualTo("logged out");
            assertThat(nodes.rows()).isZero();
            assertThat(nodes.one.post("/logout").cookie("session", cookie).send().status())
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUserLogsOutEverywhere(Kept kept) throws Exception {
        try (Nodes nodes = new Nodes(kept)) {
            String here = nodes.login("ann", "Firefox");
            String telephone = nodes.login("ann", "Telephone");
            String other = nodes.login("bo", "Firefox");
            assertThat(nodes.two.post("/password").cookie("session", here).send().json())
                    .isEqualTo(1L);
            assertThat(nodes.me(here)).isEqualTo("ann");
            assertThat(nodes.me(telephone)).isEqualTo("logged out");
            String again = nodes.login("ann", "Telephone");
            assertThat(nodes.two.post("/logout-everywhere").cookie("session", here).send().json())
                    .isEqualTo(2L);
            assertThat(nodes.me(here)).isEqualTo("logged out");
            assertThat(nodes.me(again)).isEqualTo("logged out");
            assertThat(nodes.me(other)).isEqualTo("bo");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUserSeesAndEndsLoginsButNotThoseOfOthers(Kept kept) throws Exception {
        try (Nodes nodes = new Nodes(kept)) {
            String here = nodes.login("ann", "Firefox");
            String telephone = nodes.login("ann", "Telephone" + "e".repeat(300));
            String other = nodes.login("bo", "Firefox");
            TestResponse list = nodes.two.get("/logins").cookie("session", here).send();
            assertThat((List<?>) list.json()).hasSize(2);
            assertThat((String) list.json(0, "label")).startsWith("Telephone").hasSize(250);
            assertThat(list.json(1, "label")).isEqualTo("Firefox");
            String id = String.valueOf(list.json(0, "session"));
            assertThat(nodes.two.delete("/logins/" + id).cookie("session", other).send().json())
                    .isEqualTo(false);
            assertThat(nodes.me(telephone)).isEqualTo("ann");
            assertThat(nodes.two.delete("/logins/" + id).cookie("session", here).send().json())
                    .isEqualTo(true);
            assertThat(nodes.me(telephone)).isEqualTo("logged out");
            assertThat(nodes.me(here)).isEqualTo("ann");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLoginGivesTheSessionANewIdAndEndsTheOneBefore(Kept kept) throws Exception {
        try (Nodes nodes = new Nodes(kept)) {
            String before = cookie(nodes.one.post("/cart/tea").send());
            String first = cookie(nodes.attempt("ann", "a", "Firefox", before));
            assertThat(nodes.two.get("/cart").cookie("session", first).send().json())
                    .isEqualTo("tea");
            assertThat(nodes.me(before)).isEqualTo("logged out");
            String second = cookie(nodes.attempt("bo", "b", "Firefox", first));
            assertThat(nodes.me(first)).isEqualTo("logged out");
            assertThat(nodes.me(second)).isEqualTo("bo");
            assertThat(nodes.rows()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionsWithoutALoginStayValid(Kept kept) throws Exception {
        try (Nodes nodes = new Nodes(kept)) {
            String cookie = cookie(nodes.one.post("/cart/tea").send());
            nodes.database.execute("DROP TABLE jumun_logins"); // it is not asked
            assertThat(nodes.two.get("/cart").cookie("session", cookie).send().json())
                    .isEqualTo("tea");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLoginEnds(Kept kept) throws Exception {
        try (Nodes nodes = new Nodes(kept)) {
            String cookie = nodes.login("ann", "Firefox");
            nodes.database.execute("UPDATE jumun_logins SET ends = CURRENT_TIMESTAMP");
            assertThat(nodes.me(cookie)).isEqualTo("logged out");
            String other = nodes.login("ann", "Firefox");
            TestResponse list = nodes.two.get("/logins").cookie("session", other).send();
            assertThat((List<?>) list.json()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBrowserNeedNotSayItsName(Kept kept) throws Exception {
        try (Nodes nodes = new Nodes(kept)) {
            byte[] form = "user=ann&password=a".getBytes(StandardCharsets.UTF_8);
            TestResponse answer =
                    nodes.one.post("/login").body("application/x-www-form-urlencoded", form).send();
            assertThat(answer.status()).isEqualTo(204);
            assertThat(nodes.me(cookie(answer))).isEqualTo("ann");
            assertThat(nodes.database.number("SELECT count(*) FROM jumun_logins WHERE label = ''"))
                    .isEqualTo(1);
        }
    }

    /** It keeps its values, and who it belonged to before is logged out. */
    @ParameterizedTest
    @EnumSource
    void aSessionWhoseLoginFailsBelongsToNobody(Kept kept) throws Exception {
        try (Nodes nodes = new Nodes(kept)) {
            String cart = cookie(nodes.one.post("/cart/tea").send());
            String ann = cookie(nodes.attempt("ann", "a", "Firefox", cart));
            nodes.database.execute("ALTER TABLE jumun_logins ADD CHECK (owner <> 'bo')");
            TestResponse failed = nodes.attempt("bo", "b", "Firefox", ann);
            assertThat(failed.status()).isEqualTo(500);
            String after = cookie(failed);
            assertThat(nodes.me(after)).isEqualTo("logged out");
            assertThat(nodes.two.get("/cart").cookie("session", after).send().json())
                    .isEqualTo("tea");
        }
    }

    /** Forgets {@code validIf}. */
    @Api
    static class Careless {
        private final Logins logins;

        Careless(Logins logins) {
            this.logins = logins;
        }

        @Provides(Scope.APP)
        static Logins logins() throws Exception {
            return Logins.on(Transactions.of(OwnDatabase.h2().pool()));
        }

        @Middleware
        static Filter sessions() {
            return Sessions.signedWith("a secret of 32 bytes at the very least");
        }

        @Post("/login")
        @Nullable String login(Session session) throws Exception {
            logins.begin(session, "ann", null);
            return logins.user(session);
        }

        @Get("/me")
        @Nullable String me(Session session) {
            return logins.user(session);
        }
    }

    @Test
    void aLoginThatNobodyChecksIsAMistake() throws Exception {
        try (TestClient client = TestClient.of(Careless.class)) {
            assertThat(client.post("/login").send().json()).isEqualTo("ann");
            assertThat(client.get("/me").send().status()).isEqualTo(500);
        }
    }

    @Test
    void whatCannotBeKeptIsRefused() throws Exception {
        Logins logins = Logins.on(Transactions.of(OwnDatabase.h2().pool()));
        assertThatThrownBy(() -> logins.lasting(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> logins.lasting(Duration.ofDays(3_651)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(logins.lasting(Duration.ofDays(1)).of("ann")).isEmpty();
        assertThat(logins.end("ann", "a\0b")).isFalse();
        Transactions reading = Transactions.of(OwnDatabase.h2().pool()).readOnly();
        assertThatThrownBy(() -> Logins.on(reading)).hasMessageContaining("only read");
    }
}

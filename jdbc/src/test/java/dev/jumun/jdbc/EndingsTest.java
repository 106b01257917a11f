package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How a handler ends, with what session, on which sockets: what is answered, and what is kept. */
@Timeout(120)
class EndingsTest {
    record Ending(String how, int status, int kept) {}

    private static final List<Ending> ENDINGS =
            List.of(
                    new Ending("nothing", 200, 0),
                    new Ending("ok", 200, 1),
                    new Ending("throws", 500, 0),
                    new Ending("checked", 500, 0),
                    new Ending("error", 500, 0),
                    new Ending("http", 409, 0),
                    new Ending("null", 200, 1),
                    new Ending("unwritable", 500, 0),
                    new Ending("sql", 500, 0),
                    new Ending("caught", 500, 0),
                    new Ending("caught-then-written", 500, 0),
                    new Ending("savepoint", 200, 1),
                    new Ending("killed", 503, 0),
                    new Ending("killed-and-caught", 503, 0),
                    new Ending("duplicate", 500, 0),
                    new Ending("commits", 500, 1),
                    new Ending("rolls-back", 200, 0),
                    new Ending("closes", 200, 1));

    /** Committed after the answer, as FastAPI does: the client keeps its 200. */
    private static final List<String> AFTER_THE_ANSWER =
            List.of("caught", "killed-and-caught", "duplicate");

    private static final Map<String, Served> SERVED = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        SERVED.put("JDK", Served.start(Postgres.JDK, 4));
        SERVED.put("loop", Served.start(Postgres.LOOP, 4));
    }

    @AfterAll
    static void stop() throws Exception {
        for (Served each : SERVED.values()) {
            each.close();
        }
    }

    static Stream<Arguments> all() {
        return Stream.of("JDK", "loop")
                .flatMap(sockets ->
                        Stream.of("connection", "until-the-end", "handle", "dsl", "session")
                                .flatMap(session ->
                                        ENDINGS.stream()
                                                .map(ending ->
                                                        Arguments.of(sockets, session, ending))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("all")
    void whatIsConfirmedIsKeptAndNothingElse(String sockets, String session, Ending ending)
            throws Exception {
        Served served = Objects.requireNonNull(SERVED.get(sockets));
        served.database.execute("TRUNCATE entry");
        if (ending.how().equals("duplicate")) {
            served.database.execute("INSERT INTO entry (name) VALUES ('other')");
        }
        HttpResponse<String> answer = served.get("/" + session + "/" + ending.how());
        served.awaitIdle();
        if (session.equals("handle") && ending.how().equals("closes")) {
            ending = new Ending("closes", 500, 0); // it is JDBI's own, not a lender's
        }
        boolean after = session.equals("until-the-end") && AFTER_THE_ANSWER.contains(ending.how());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(after ? 200 : ending.status());
        assertThat(served.database.count("SELECT count(*) FROM entry WHERE name <> 'other'"))
                .isEqualTo(ending.kept());
        if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
            assertThat(answer.body()).contains("The database is unavailable. Try again.");
        }
        assertThat(served.database.idleInTransaction()).isZero();
    }
}

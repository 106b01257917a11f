package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import cafe.Cafe;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;

import heroes.Heroes;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * No request of a kilobyte, to any route of the café, the heroes or the apps of FastAPI's tutorial,
 * takes more than 20 ms of processor time, or is answered with a failure of the server. A case is
 * found again by its app and its number. For longer: {@code -Plong}, with {@code -Dfuzz.minutes}.
 */
@Timeout(3700)
class CheapRequestsTest {
    private static final long MAX_NANOS = 20_000_000;

    /** Of an app: what is loaded with its first requests is not a request's cost. */
    private static final int WARM_UP = 20;

    private long requests;
    private long routes;
    private long dearest;
    private String dearestCase = "";

    @Test
    void areCheap() throws Exception {
        long seed = 22;
        for (Class<?> api : apis()) {
            run(api, 15, seed);
        }
        report();
    }

    @Test
    @Tag("long")
    void areCheapForLong() throws Exception {
        long end = System.nanoTime() + Long.getLong("fuzz.minutes", 30) * 60_000_000_000L;
        long seed = new Random().nextLong() >>> 1;
        while (System.nanoTime() - end < 0) {
            for (Class<?> api : apis()) {
                run(api, 200, seed);
            }
            seed++;
        }
        report();
    }

    private void report() {
        System.out.printf(
                "%,d requests to %,d routes; the dearest took %.1f ms: %s%n",
                requests, routes, dearest / 1e6, dearestCase);
        assertThat(routes).isGreaterThan(250);
    }

    private void run(Class<?> api, int perRoute, long seed) throws Exception {
        try (TestClient client =
                TestClient.of(api)
                        .environment("ADMIN_EMAIL", "admin@example.com")
                        .withoutCookies()) {
            var answer = client.get("/openapi.json").send();
            if (answer.status() != 200) {
                return; // it is elsewhere, or nowhere
            }
            JsonNode document = JsonMapper.shared().readTree(answer.bytes());
            HostileRequests hostile = new HostileRequests(client, document, seed);
            routes += hostile.routes();
            for (int i = 0; i < hostile.routes() * perRoute; i++) {
                String where = api.getName() + ", seed " + seed + ", number " + i;
                check(hostile.next(i), where, i < WARM_UP);
            }
        }
    }

    private void check(Supplier<TestRequest> request, String where, boolean warmsUp)
            throws Exception {
        RequestCost cost;
        try {
            cost = RequestCost.of(request, MAX_NANOS, Long.MAX_VALUE);
        } catch (IllegalArgumentException refused) {
            return; // by the client: no request that can be sent
        }
        requests++;
        if (warmsUp) {
            return;
        }
        if (cost.nanos() > dearest) {
            dearest = cost.nanos();
            dearestCase = where;
        }
        assertThat(cost.nanos()).as(where).isLessThan(MAX_NANOS);
        assertThat(cost.status()).as(where).isLessThan(500);
    }

    private static List<Class<?>> apis() throws Exception {
        List<Class<?>> apis = new ArrayList<>(List.of(Cafe.class, Heroes.class));
        apis.addAll(ConformanceApis.all());
        return apis;
    }
}

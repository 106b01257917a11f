package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.Query;
import dev.jumun.Settings;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.net.Inet4Address;
import java.nio.charset.StandardCharsets;
import java.time.OffsetTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Defaults of every type that a parameter may have, and one grammar of lists. */
class DefaultsTest {
    @Settings(prefix = "SHOP_")
    record Shop(@Default("[]") List<String> origins) {}

    @Api
    static class Defaulted {
        @Get("/times")
        Object times(
                @Default("2020-01-02T03:04:05Z") Temporal moment,
                @Default("2020-01-02T03:04:05") Temporal local,
                @Default("01:02:03") TemporalAccessor clock,
                @Default("01:02:03+09:00") OffsetTime offset) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("moment", moment);
            all.put("local", local);
            all.put("clock", clock);
            all.put("offset", offset);
            return all;
        }

        @Get("/others")
        Object others(
                @Query @Default("abc") byte[] bytes, @Default("127.0.0.1") Inet4Address address) {
            return new String(bytes, StandardCharsets.UTF_8) + address.getHostAddress();
        }

        @Get("/lists")
        Object lists(
                @Query @Default("[\"q\", \"r, s\"]") List<String> json,
                @Query @Default("[q, r]") List<String> plain,
                @Query @Default("[1, 2]") List<Integer> numbers) {
            return List.of(json, plain, numbers);
        }

        @Get("/settings")
        Object settings(Shop shop) {
            return shop.origins();
        }
    }

    @Test
    void defaultsAreWrittenAsAClientWouldWriteThem() throws Exception {
        try (TestClient client = TestClient.of(Defaulted.class)) {
            assertThat(client.get("/times").send().text())
                    .isEqualTo(
                            "{\"moment\":\"2020-01-02T03:04:05+00:00\","
                                    + "\"local\":\"2020-01-02T03:04:05\","
                                    + "\"clock\":\"01:02:03\",\"offset\":\"01:02:03+09:00\"}");
            assertThat(client.get("/others").send().json()).isEqualTo("abc127.0.0.1");
        }
    }

    @Test
    void aListIsReadAlikeInDefaultsAndSettings() throws Exception {
        try (TestClient client = TestClient.of(Defaulted.class)) {
            assertThat(client.get("/lists").send().json())
                    .isEqualTo(List.of(List.of("q", "r, s"), List.of("q", "r"), List.of(1L, 2L)));
        }
        for (String written : new String[] {"a, b", "[a,b]", "[\"a\", \"b\"]"}) {
            try (TestClient client =
                    TestClient.of(Defaulted.class).environment("SHOP_ORIGINS", written)) {
                assertThat(client.get("/settings").send().json())
                        .as(written)
                        .isEqualTo(List.of("a", "b"));
            }
        }
    }
}

package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Response;
import dev.jumun.ResponseFields;
import dev.jumun.tests.CapturedLog;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What handlers may answer: values of any kind, answers by hand, and parts of values. */
@Timeout(60)
class AnswersOfAnyKindTest {
    record Price(BigDecimal amount) {}

    record Item(@Nullable String name, int n) {}

    record Outer(Item item, List<Item> items, Map<String, @Nullable String> words) {}

    @Api(models = AnswersOfAnyKindTest.Price.class)
    static class Answers {
        @Get("/either")
        Object either(boolean found) {
            return found
                    ? Map.of("found", true)
                    : Response.json(Map.of("found", false)).status(404).header("x-by", "hand");
        }

        @Get("/nothing")
        Object nothing() {
            return Response.empty(204);
        }

        @Get("/within")
        Object within() {
            return List.of(Response.empty(204));
        }

        @Get("/kinds")
        Object kinds() {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("path", Path.of("/a/b"));
            all.put("ints", new int[] {1, 2});
            all.put("texts", new String[] {"a", "b"});
            all.put("nested", new double[][] {{1.5}, {}});
            all.put("stream", Stream.of("x", "y"));
            all.put("range", IntStream.range(0, 3));
            all.put("iterator", List.of(7).iterator());
            all.put("char", 'c');
            all.put("bytes", "é".getBytes(StandardCharsets.UTF_8));
            all.put("zoned", ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneId.of("Asia/Seoul")));
            return all;
        }

        @Get("/itself")
        Object itself(boolean list) {
            Map<String, Object> map = new HashMap<>();
            List<Object> items = new ArrayList<>();
            map.put("self", list ? items : map);
            items.add(map);
            return map;
        }

        @Get("/nulls")
        @ResponseFields(nulls = false)
        Outer nulls() {
            Map<String, @Nullable String> words = new HashMap<>();
            words.put("free", null);
            return new Outer(new Item(null, 1), List.of(new Item(null, 2)), words);
        }

        @Get("/decimals")
        Object decimals() {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("declared", new Price(new BigDecimal("12.50")));
            all.put("free", new BigDecimal("12.50"));
            return all;
        }

        @Get("/nulls/map")
        @ResponseFields(nulls = false)
        Map<String, Item> nullsOfMap() {
            return Map.of("a", new Item(null, 1));
        }
    }

    private static Both both;

    @BeforeAll
    static void start() throws Exception {
        both = Both.of(Answers.class);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void aHandlerOfObjectsMayAnswerByHand() throws Exception {
        assertThat(both.get("/either?found=true").json("found")).isEqualTo(true);
        var answer = both.get("/either?found=false");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json("found")).isEqualTo(false);
        assertThat(answer.headers().first("x-by")).isEqualTo("hand");
        assertThat(both.get("/nothing").status()).isEqualTo(204);
    }

    @Test
    void anAnswerWithinAnotherValueIsAnErrorWithItsRemedy() throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(both.get("/within").status()).isEqualTo(500);
            assertThat(log.thrown()).hasMessageContaining("can only be returned directly");
        }
    }

    @Test
    void valuesOfTheJdkHaveTheirJson() throws Exception {
        assertThat(both.get("/kinds").text())
                .isEqualTo(
                        "{\"path\":\"/a/b\",\"ints\":[1,2],\"texts\":[\"a\",\"b\"],"
                                + "\"nested\":[[1.5],[]],\"stream\":[\"x\",\"y\"],"
                                + "\"range\":[0,1,2],\"iterator\":[7],\"char\":\"c\","
                                + "\"bytes\":\"é\",\"zoned\":\"2026-01-02T03:04:05+09:00\"}");
    }

    @Test
    void aValueThatHoldsItselfIsAnErrorAndNoOverflow() throws Exception {
        for (String list : new String[] {"true", "false"}) {
            try (CapturedLog log = new CapturedLog()) {
                assertThat(both.get("/itself?list=" + list).status()).isEqualTo(500);
                assertThat(log.thrown()).hasMessageContaining("contain itself");
            }
        }
    }

    @Test
    void nullsAreLeftOutAtEveryDepthAndEntriesOfMapsStay() throws Exception {
        assertThat(both.get("/nulls").text())
                .isEqualTo("{\"item\":{\"n\":1},\"items\":[{\"n\":2}],\"words\":{\"free\":null}}");
        assertThat(both.get("/nulls/map").text()).isEqualTo("{\"a\":{\"n\":1}}");
    }

    /** As in FastAPI, where only the field of a model knows that it is a decimal. */
    @Test
    void aDecimalIsTextWhereItIsDeclared() throws Exception {
        assertThat(both.get("/decimals").text())
                .isEqualTo("{\"declared\":{\"amount\":\"12.50\"},\"free\":12.5}");
    }
}

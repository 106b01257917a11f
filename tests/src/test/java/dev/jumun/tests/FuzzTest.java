package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Whatever is sent, the answer is not that the server failed, and it comes soon. A case is found
 * again by its number, which failures tell. For longer: {@code -Plong}, with {@code
 * -Dfuzz.minutes=10}.
 */
class FuzzTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final String JSON = "application/json";

    private static TestClient client = TestClient.of(Sorted.class).withoutCookies();

    @BeforeAll
    static void open() throws Exception {
        client = TestClient.of(Sorted.class).withoutCookies().start();
    }

    @AfterAll
    static void close() {
        client.close();
    }

    private static Map<String, @Nullable Object> inner() {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        inner.put("name", "leaf");
        inner.put("children", List.of(Map.of("name", "twig")));
        return inner;
    }

    private static Map<String, @Nullable Object> valid() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("number", 5);
        all.put("large", 1234567890123L);
        all.put("huge", new Mutations.Raw("123456789012345678901234567890"));
        all.put("exact", "12.345");
        all.put("real", 1.25);
        all.put("small", 0.5);
        all.put("flag", true);
        all.put("text", "some text");
        all.put("word", "word");
        all.put("mail", "kim@example.com");
        all.put("id", "0b8d1b5c-9d8e-4c69-8a3f-0d6f3c9d2a11");
        all.put("link", "https://example.com/a?b=c#d");
        all.put("day", "2024-02-29");
        all.put("time", "12:34:56.789");
        all.put("local", "2024-02-29T12:34:56");
        all.put("moment", "2024-02-29T12:34:56Z");
        all.put("offset", "2024-02-29T12:34:56+09:00");
        all.put("lasts", "P1DT2H3.5S");
        all.put("size", "SMALL");
        all.put("nothing", null);
        all.put("maybe", 3);
        all.put("list", List.of(1, 2, 3));
        all.put("set", List.of("a", "b"));
        all.put("map", Map.of("a", 1.5));
        all.put("inners", Map.of("1", inner()));
        all.put("nested", List.of(inner(), inner()));
        all.put("free", List.of(Map.of("a", 1), "b", true));
        return all;
    }

    /** What is wrong for each, in a way that is one mistake. */
    private static final Map<String, String> WRONG =
            Map.ofEntries(
                    Map.entry("number", "1001"),
                    Map.entry("large", "\"x\""),
                    Map.entry("huge", "[]"),
                    Map.entry("exact", "\"1.2345\""),
                    Map.entry("real", "-1"),
                    Map.entry("small", "{}"),
                    Map.entry("flag", "\"maybe\""),
                    Map.entry("text", "\"\""),
                    Map.entry("word", "\"123\""),
                    Map.entry("mail", "\"nobody\""),
                    Map.entry("id", "\"1-2\""),
                    Map.entry("link", "\"no link\""),
                    Map.entry("day", "\"2024-02-30\""),
                    Map.entry("time", "\"25:00\""),
                    Map.entry("local", "\"today\""),
                    Map.entry("moment", "\"now\""),
                    Map.entry("offset", "true"),
                    Map.entry("lasts", "\"long\""),
                    Map.entry("size", "\"HUGE\""),
                    Map.entry("nothing", "5"),
                    Map.entry("maybe", "1.5"),
                    Map.entry("otherwise", "null"),
                    Map.entry("list", "[1,-1,2]"),
                    Map.entry("set", "[\"a\",1]"),
                    Map.entry("map", "{\"a\":\"x\"}"),
                    Map.entry("inners", "{\"1\":{\"name\":\"too long\"}}"),
                    Map.entry("nested", "[{\"name\":\"a\",\"children\":[{}]}]"));

    @Test
    void takesWhatIsRight() throws Exception {
        assertThat(client.post("/all").body(JSON, Mutations.json(valid())).send().status())
                .isEqualTo(200);
    }

    @Test
    void someThousandRequests() throws Exception {
        for (int number = 0; number < 4000; number++) {
            check(number);
        }
    }

    /** What Jazzer found. */
    @Test
    void aSlashTooManyAfterAStrangeName() throws Exception {
        TestResponse moved = client.get("/path/1/2/\u0151/").send();
        assertThat(moved.status()).isEqualTo(307);
        assertThat(moved.headers().first("location")).endsWith("/path/1/2/%C5%91");
        assertThat(client.get("/path/1/2/\u0001/").send().status()).isEqualTo(404);
    }

    @Test
    void everyStrangeValueInEveryField() throws Exception {
        for (String name : valid().keySet()) {
            for (String strange : Mutations.STRANGE) {
                Map<String, @Nullable Object> body = valid();
                body.put(name, new Mutations.Raw(strange));
                TestResponse response = client.post("/all").body(JSON, Mutations.json(body)).send();
                assertThat(response.status()).as(name + ": " + strange).isBetween(200, 499);
            }
        }
    }

    @Test
    @Tag("long")
    void asManyAsThereIsTimeFor() throws Exception {
        long end =
                System.nanoTime() + Duration.ofMinutes(Long.getLong("fuzz.minutes", 10)).toNanos();
        long number = new Random().nextInt() * 1_000_000_000L;
        long first = number;
        while (System.nanoTime() - end < 0) {
            check(number++);
        }
        System.out.println((number - first) + " requests, from number " + first);
    }

    @Test
    void losesNoMistakeOverAnother() throws Exception {
        for (int number = 0; number < 500; number++) {
            Random random = new Random(number);
            List<String> names = new ArrayList<>(WRONG.keySet());
            Collections.sort(names);
            Collections.shuffle(names, random);
            List<String> wrong = names.subList(0, 1 + random.nextInt(names.size()));
            Map<String, @Nullable Object> body = valid();
            for (String name : wrong) {
                if (random.nextInt(4) == 0 && body.containsKey(name) && !isOptional(name)) {
                    body.remove(name);
                } else {
                    body.put(name, new Mutations.Raw(WRONG.getOrDefault(name, "")));
                }
            }
            Map<String, @Nullable Object> both = new LinkedHashMap<>();
            both.put("first", body);
            both.put("second", new Mutations.Raw("{\"name\":\"too long\"}"));
            TestResponse one = client.post("/all").body(JSON, Mutations.json(body)).send();
            TestResponse all =
                    client.post("/two/x?most=10").body(JSON, Mutations.json(both)).send();
            assertThat(mistakes(one))
                    .as("%d: %s in %s", number, wrong, one)
                    .isEqualTo(wrong.size());
            assertThat(mistakes(all))
                    .as("%d: %s in %s", number, wrong, all)
                    .isEqualTo(wrong.size() + 3);
        }
    }

    private static boolean isOptional(String name) {
        return name.equals("nothing") || name.equals("maybe") || name.equals("otherwise");
    }

    private static int mistakes(TestResponse response) {
        assertThat(response.status()).isEqualTo(422);
        return ((List<?>) java.util.Objects.requireNonNull(response.json("detail"))).size();
    }

    private static void check(long number) throws Exception {
        Mutations mutations = new Mutations(number);
        TestRequest request = request(mutations);
        long begin = System.nanoTime();
        TestResponse response;
        try {
            response = request.send();
        } catch (Exception | StackOverflowError e) {
            throw new AssertionError("case " + number, e);
        }
        assertThat(response.status()).as("case %d: %s", number, response).isBetween(200, 499);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("case %d", number)
                .isLessThan(LONGEST);
    }

    private static TestRequest request(Mutations mutations) {
        return switch (mutations.below(8)) {
            case 0, 1, 2 -> client.post("/all").body(JSON, Mutations.json(mutations.tree(valid())));
            case 3 -> client.post("/all").body(JSON, mutations.bytes(Mutations.json(valid())));
            case 4 ->
                    client.post("/two/" + mutations.text("1") + "?most=" + mutations.text("2"))
                            .body(
                                    JSON,
                                    mutations.bytes(
                                            Mutations.json(
                                                    mutations.tree(
                                                            Map.of(
                                                                    "first", valid(), "second",
                                                                    inner())))));
            case 5 ->
                    client.get(
                            mutations.below(3) == 0
                                    ? "/files/" + mutations.text("a/b/c.txt")
                                    : "/path/%s/%s/%s"
                                            .formatted(
                                                    mutations.text("12"),
                                                    mutations.text("2024-02-29"),
                                                    mutations.text("word")));
            case 6 -> client.get(query(mutations));
            default ->
                    client.get("/head")
                            .header("x-number", field(mutations.text("12")))
                            .header("x-days", field(mutations.text("2024-02-29")))
                            .header("x-text", field(mutations.text("text")))
                            .header("cookie", field(mutations.text("session=12; taste=\"sweet\"")))
                            .header("accept-language", field(latin(mutations)));
        };
    }

    private static String query(Mutations mutations) {
        StringBuilder query = new StringBuilder("/query?");
        List.of(
                        "number=1",
                        "real=1.5",
                        "flag=on",
                        "id=0b8d1b5c-9d8e-4c69-8a3f-0d6f3c9d2a11",
                        "moment=2024-02-29T12:34:56Z",
                        "lasts=PT5S",
                        "size=SMALL",
                        "list=1",
                        "list=2",
                        "exact=1.5",
                        "link=https://example.com",
                        "mail=kim@example.com")
                .forEach(pair -> query.append(mutations.text(pair)).append('&'));
        return query.toString();
    }

    /** No engine lets anything else into a field (RFC 9110, section 5.5). */
    private static String field(String text) {
        return text.replaceAll("\\p{Cntrl}|[^\\x00-\\xff]", "");
    }

    private static String latin(Mutations mutations) {
        byte[] bytes = mutations.bytes("en, ko;q=0.5".getBytes(StandardCharsets.ISO_8859_1));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.util.Objects.requireNonNull;

import dev.jumun.testing.TestCall;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

@Timeout(30)
class ShopTest {
    private TestClient client = TestClient.of(Shop.class);

    @BeforeEach
    void forget() {
        Shop.Session.LOG.clear();
        Shop.Session.waiting = new CountDownLatch(1);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    @Test
    void takesPathQueryAndCookie() throws Exception {
        assertThat(client.get("/greet/Ann").send().json()).isEqualTo("hello Ann");
        assertThat(client.get("/greet/J%C3%BCrg?marks=2").cookie("lang", "de").send().json())
                .isEqualTo("hello Jürg!! de");
    }

    @Test
    void tellsEverythingThatIsWrongInOneAnswer() throws Exception {
        TestResponse answer =
                client.put("/items/x?q=UP")
                        .json(
                                "{\"price\": \"-1\", \"name\": \"\", \"count\": 1.5, \"tags\":"
                                        + " [\"abcd\", 1]}")
                        .send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(places(answer))
                .containsExactly(
                        "int_parsing path.id",
                        "string_pattern_mismatch query.q",
                        "value_error body.name",
                        "greater_than body.price",
                        "int_from_float body.count",
                        "string_too_long body.tags.0",
                        "string_type body.tags.1");
        assertThat(answer.json("detail", 3))
                .isEqualTo(
                        Map.of(
                                "type", "greater_than",
                                "loc", List.of("body", "price"),
                                "msg", "Input should be greater than 0",
                                "input", "-1",
                                "ctx", Map.of("gt", 0L)));
    }

    @Test
    void readsAndWritesARecord() throws Exception {
        TestResponse answer =
                client.post("/items")
                        .json(
                                "{\"name\": \"tea\", \"price\": 2.50, \"color\": \"GREEN\","
                                        + " \"extra\": {\"a\": []}}")
                        .send();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().first("content-type")).isEqualTo("application/json");
        assertThat(answer.text())
                .isEqualTo(
                        "{\"name\":\"tea\",\"price\":\"2.50\",\"note\":null,\"count\":1,\"color\":\"GREEN\",\"tags\":[]}");
    }

    @Test
    void ofAMemberThatComesTwiceTheLastCounts() throws Exception {
        TestResponse answer =
                client.post("/items").json("{\"name\": 1, \"price\": 1, \"name\": \"tea\"}").send();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json("name")).isEqualTo("tea");
    }

    @Test
    void aRecordMayRefuseItsValues() throws Exception {
        TestResponse answer =
                client.post("/items")
                        .json("{\"name\": \"tea\", \"price\": 1, \"count\": 13}")
                        .send();
        assertThat(answer.json("detail", 0, "msg")).isEqualTo("Value error, nobody buys 13");
        assertThat(answer.json("detail", 0, "loc")).isEqualTo(List.of("body"));
    }

    @Test
    void tellsWhereJsonIsBroken() throws Exception {
        TestResponse answer = client.post("/items").json("{\"name\": \"tea\",}").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"detail\":[{\"type\":\"json_invalid\",\"loc\":[\"body\",15],\"msg\":\"JSON"
                            + " decode error\",\"input\":{},\"ctx\":{\"error\":\"Expecting property"
                            + " name enclosed in double quotes\"}}]}");
    }

    @Test
    void tellsWhatIsMissing() throws Exception {
        assertThat(client.post("/items").send().text())
                .isEqualTo(
                        "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"Field"
                                + " required\",\"input\":null}]}");
        assertThat(
                        places(
                                client.post("/two")
                                        .json("{\"first\": {\"name\": \"a\", \"price\": 1}}")
                                        .send()))
                .containsExactly("missing body.second");
        assertThat(places(client.get("/list").send())).containsExactly("missing query.n");
    }

    @Test
    void takesSeveralBodiesByTheirNames() throws Exception {
        String item = "{\"name\": \"a\", \"price\": 1}";
        TestResponse answer =
                client.post("/two")
                        .json(
                                "{\"first\": "
                                        + item
                                        + ", \"second\": "
                                        + item.replace("\"a\"", "\"b\"")
                                        + "}")
                        .send();
        assertThat(answer.json()).isEqualTo(Map.of("first", "a", "second", "b"));
    }

    @Test
    void takesListsAndOptionalsFromTheQuery() throws Exception {
        assertThat(client.get("/list?n=1&n=2").send().text()).isEqualTo("[1,2]");
        assertThat(client.get("/list?n=1&from-day=2024-02-29&color=GREEN").send().text())
                .isEqualTo("[2024,1]");
        assertThat(places(client.get("/list?n=1&n=a&color=BLUE").send()))
                .containsExactly("int_parsing query.n.1", "enum query.color");
    }

    @Test
    void carriesEveryType() throws Exception {
        String item = "{\"name\": \"a\", \"price\": \"1E+2\"}";
        TestResponse answer =
                client.post("/everything")
                        .json(
                                """
                                {"id": "9007199254740993", "weight": 1e22, "fresh": "yes",
                                 "uuid": "3F2504E04F8911D39A0C0305E82C3301", "uri": "https://example.org/a?b=c",
                                 "day": "2020-02-29", "moment": "2020-01-02T03:04:05.5+02:00", "lasts": "P1DT2.5S",
                                 "set": [3, 1, 3], "map": {"7": %s}, "free": {"a": [1, 2.5, null, "x", {"b": true}]}}
                                """
                                        .formatted(item))
                        .send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"id\":9007199254740993,\"weight\":1e+22,\"fresh\":true,"
                            + "\"uuid\":\"3f2504e0-4f89-11d3-9a0c-0305e82c3301\",\"uri\":\"https://example.org/a?b=c\","
                            + "\"day\":\"2020-02-29\",\"moment\":\"2020-01-02T01:04:05.500000Z\",\"lasts\":\"P1DT2.5S\","
                            + "\"set\":[3,1],\"map\":{\"7\":{\"name\":\"a\",\"price\":\"1E+2\",\"note\":null,\"count\":1,"
                            + "\"color\":null,\"tags\":[]}},\"free\":{\"a\":[1,2.5,null,\"x\",{\"b\":true}]}}");
    }

    @Test
    void carriesTypesThatHoldThemselves() throws Exception {
        String tree = "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]}]}";
        assertThat(client.post("/tree").json(tree).send().text()).isEqualTo(tree);
        String bad = "{\"name\":\"a\",\"children\":[{\"name\":1,\"children\":[]}]}";
        assertThat(places(client.post("/tree").json(bad).send()))
                .containsExactly("string_type body.children.0.name");
    }

    @Test
    void lendsForTheRestOfTheRequest() throws Exception {
        assertThat(client.get("/session").header("x-token", "ann").send().text())
                .isEqualTo("{\"user\":\"ann\"}");
        assertThat(Shop.Session.LOG).containsExactly("start", "open hello", "commit", "close");
    }

    @Test
    void theHandlersExceptionArrivesAtTheYield() throws Exception {
        TestResponse answer = client.get("/session?fail=true").header("x-token", "ann").send();
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"refused\"}");
        assertThat(answer.headers().first("x-why")).isEqualTo("test");
        assertThat(Shop.Session.LOG)
                .containsExactly("start", "open hello", "roll back: HttpException", "close");
    }

    @Test
    void aProviderWithWrongInputIsSkippedAndTheOthersProblemsAreTold() throws Exception {
        TestResponse answer = client.get("/session?fail=perhaps").send();
        assertThat(places(answer))
                .containsExactly("missing header.x-token", "bool_parsing query.fail");
        assertThat(Shop.Session.LOG).containsExactly("start");
    }

    @Test
    void aClientThatGoesAwayCancelsItsHandlerAndTheLentIsGivenBack() throws Exception {
        TestCall call = client.get("/wait").header("x-token", "ann").start();
        Shop.Session.waiting.await();
        call.goAway();
        assertThat(Shop.Session.LOG)
                .containsExactly("start", "open hello", "roll back: Cancelled", "close");
    }

    @Test
    void anOverrideTakesAProvidersPlace() throws Exception {
        client.override(Shop.Settings.class, () -> new Shop.Settings("moin"));
        client.override(Shop.Token.class, () -> new Shop.Token("fake"));
        assertThat(client.get("/greet/Ann").send().json()).isEqualTo("moin Ann");
        assertThat(client.get("/session").send().text()).isEqualTo("{\"user\":\"fake\"}");
    }

    @Test
    void anOverrideOfWhatIsNotProvidedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.override(Integer.class, () -> 1))
                .withMessageContainingAll(
                        "Nothing provides java.lang.Integer", Shop.Settings.class.getTypeName());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.override(Shop.Token.class, Deprecated.class, () -> null))
                .withMessageContaining("Shop$Token with @Deprecated");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.overrideLending(Integer.class, yield -> yield.to(1)))
                .withMessageContaining("never be used");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.overrideForRequest(Integer.class, _ -> 1))
                .withMessageContaining("never be used");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.overrideProvider("Shop.tokn", yield -> yield.to(1)))
                .withMessageContainingAll("named Shop.tokn", "Shop.token");
    }

    @Test
    void theLifespanBeginsAndEndsOnce() throws Exception {
        assertThat(client.get("/greet/Ann").send().status()).isEqualTo(200);
        client.close();
        client.close();
        assertThat(Shop.Session.LOG).containsExactly("start", "stop");
    }

    @Test
    void writesRecordsWhereOnlyObjectIsDeclared() throws Exception {
        assertThat(client.get("/mixed").send().text())
                .isEqualTo("{\"tree\":{\"name\":\"a\",\"children\":[]}}");
        assertThat(client.get("/refused").send().text())
                .isEqualTo("{\"detail\":[{\"name\":\"b\",\"children\":[]}]}");
    }

    @Test
    void aFailureTellsTheClientNothing() throws Exception {
        TestResponse answer = client.get("/broken").send();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("Internal Server Error");
        assertThat(answer.headers().first("content-type")).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void answersByHand() throws Exception {
        TestResponse answer = client.get("/teapot").send();
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.text()).isEqualTo("I am /teapot");
        assertThat(answer.headers().first("x-tea")).isEqualTo("green");
        TestResponse made = client.get("/made").send();
        assertThat(made.status()).isEqualTo(202);
        assertThat(client.get("/greet/Ann").send().json()).isEqualTo("hello Ann ko");
        assertThat(client.get("/gone").send().bytes()).isEmpty();
        assertThat(client.get("/nothing").send().text()).isEqualTo("null");
    }

    @Test
    void knowsWhatItDoesNotHave() throws Exception {
        TestResponse missing = client.get("/none").send();
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).isEqualTo("{\"detail\":\"Not Found\"}");
        TestResponse wrong = client.delete("/items").send();
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.headers().first("allow")).isEqualTo("POST");
        TestResponse slash = client.get("/list/?n=1").send();
        assertThat(slash.status()).isEqualTo(307);
        assertThat(slash.headers().first("location")).isEqualTo("http://testserver/list?n=1");
    }

    @Test
    void takesTheRestOfAPathAndRoutersBelowTheirPrefix() throws Exception {
        assertThat(client.get("/files/a/b%2Fc//d").send().json()).isEqualTo("a/b/c//d");
        assertThat(client.get("/orders/38").header("x-token", "four").send().json()).isEqualTo(42L);
    }

    /** The kinds of the problems and their places. */
    static List<String> places(TestResponse answer) {
        List<String> places = new ArrayList<>();
        for (Object problem : (List<?>) requireNonNull(answer.json("detail"))) {
            Map<?, ?> members = (Map<?, ?>) problem;
            List<?> steps = (List<?>) requireNonNull(members.get("loc"));
            String place = steps.stream().map(String::valueOf).collect(Collectors.joining("."));
            places.add(members.get("type") + " " + place);
        }
        return places;
    }
}

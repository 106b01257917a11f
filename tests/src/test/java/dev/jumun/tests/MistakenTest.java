package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The answer to a wrong request does not grow with the request. */
@Timeout(60)
class MistakenTest {
    private static final int MOST = 100_000;
    private static final TestClient CLIENT = TestClient.of(Mistaken.class);

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static String wrong(String path, String json) throws Exception {
        TestResponse response = CLIENT.post(path).json(json).send();
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.text()).hasSizeLessThan(MOST);
        return response.text();
    }

    private static String omitted(int count) {
        return "{\"type\":\"too_many_errors\",\"loc\":[\"body\"],\"msg\":\"There are "
                + count
                + " more errors, which are not shown\",\"input\":null,\"ctx\":{\"omitted\":"
                + count
                + "}}]}";
    }

    @Test
    void aHundredProblemsAreShownAndTheOthersCounted() throws Exception {
        String text = wrong("/set", "{\"s\": [" + "1,".repeat(499_999) + "1]}");
        assertThat(text)
                .startsWith("{\"detail\":[{\"type\":\"string_type\",\"loc\":[\"body\",\"s\",0],")
                .contains("[\"body\",\"s\",99]")
                .doesNotContain("[\"body\",\"s\",100]")
                .endsWith(omitted(499_900));
        String exactly = wrong("/set", "{\"s\": [" + "1,".repeat(99) + "1]}");
        assertThat(exactly).contains("[\"body\",\"s\",99]").doesNotContain("too_many_errors");
    }

    @Test
    void valuesOfAMapAreNotEchoedWithoutEnd() throws Exception {
        String fields =
                IntStream.range(0, 200_000)
                        .mapToObj(i -> "\"k" + i + "\":\"x\"")
                        .collect(Collectors.joining(","));
        assertThat(wrong("/map", "{" + fields + "}")).endsWith(omitted(199_900));
        assertThat(wrong("/map", "{\"" + "k".repeat(40_000) + "\": \"x\"}"))
                .contains("kkk… (40000 characters)");
    }

    @Test
    void aLongTextIsShortened() throws Exception {
        assertThat(wrong("/map", "{\"a\": \"" + "x".repeat(2_000_000) + "\"}"))
                .contains("\"input\":\"xxx")
                .contains("xxx… (2000000 characters)\"");
        wrong("/size", "\"" + "x".repeat(2_000_000) + "\"");
        assertThat(CLIENT.get("/query?n=" + "1".repeat(7000) + "x").send().text())
                .hasSizeLessThan(3000);
    }

    /** An object is shown by each of the fields that it lacks. */
    @Test
    void whatIsShownOfAllInputsTogetherIsBounded() throws Exception {
        String item = "{\"z\": \"" + "x".repeat(900) + "\"}";
        String text = wrong("/several", "[" + (item + ",").repeat(1000) + item + "]");
        assertThat(text).endsWith(omitted(6006 - 100));
    }

    @Test
    void aSmallInputIsShownAsItIs() throws Exception {
        assertThat(wrong("/several", "[{\"z\": [1, {}]}]"))
                .contains("\"loc\":[\"body\",0,\"f\"],\"msg\":\"Field required\",")
                .contains("\"input\":{\"z\":[1,{}]}");
    }

    @Test
    void whatIsGivenAgainIsReadAgain() throws Exception {
        String many = "\"s\": [" + "1,".repeat(50) + "1]";
        TestResponse response = CLIENT.post("/set").json("{" + many + ", \"s\": [\"a\"]}").send();
        assertThat(response.text()).isEqualTo("1");
    }
}

package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Api;
import dev.jumun.Body;
import dev.jumun.Form;
import dev.jumun.Post;
import dev.jumun.Secret;
import dev.jumun.async.Generator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/**
 * Bytes that are no characters are refused: what a lenient decoder makes of them, a slash or a NUL,
 * is seen by no filter in front of the server (RFC 3629, section 10).
 */
@Timeout(60)
class IllFormedTextTest {
    record Item(String name) {}

    record Open(String name, @dev.jumun.AdditionalProperties Map<String, Object> others) {}

    sealed interface Either {}

    record One(String one) implements Either {}

    record Two(int two) implements Either {}

    @Api
    static class Texts {
        @Post("/item")
        Object item(Item item) {
            return item;
        }

        @Post("/open")
        Object open(Open open) {
            return open;
        }

        @Post("/list")
        Object list(List<String> list) {
            return list;
        }

        @Post("/map")
        Object map(Map<String, Integer> map) {
            return map;
        }

        @Post("/any")
        Object any(@Body Object any) {
            return any;
        }

        @Post("/either")
        Object either(@Body Either either) {
            return either;
        }

        @Post("/embedded")
        Object embedded(@Body String one, @Body int two) {
            return one;
        }

        @Post("/lines")
        Object lines(Generator<Item> items) {
            int count = 0;
            for (Item item : items) {
                count += item.name().length();
            }
            return count;
        }

        @Post("/text")
        Object text(@Body String text) {
            return text;
        }

        @Post("/secret")
        Object secret(@Body Secret secret) {
            return secret.toString().length();
        }

        @Post("/form")
        Object form(@Form String name) {
            return name;
        }
    }

    private static Both both;

    @BeforeAll
    static void start() throws Exception {
        both = Both.of(Texts.class);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    /** Of characters below 256, each of which is one byte. */
    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static int json(String path, byte[] body) throws Exception {
        return both.send("POST", path, body, "content-type: application/json").status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c0\u00af", // a slash of two bytes
                "\u00c0\u0080", // NUL
                "\u00c1\u009c", // a backslash
                "\u00e0\u0080\u00af", // a slash of three bytes
                "\u00f0\u0080\u0080\u00af", // of four
                "\u00ed\u00a0\u0080", // half of a pair
                "\u00f4\u0090\u0080\u0080", // beyond U+10FFFF
                "\u00f8\u0088\u0080\u0080\u0080",
                "\u00e2\u0082", // cut off
                "\u0080",
                "\u00ff",
            })
    void overlongOrIllFormedUtf8IsRefusedWhereverItStands(String wrong) throws Exception {
        assertThat(json("/item", bytes("{\"name\": \"a" + wrong + "\"}"))).isEqualTo(400);
        assertThat(json("/item", bytes("{\"name\": \"\\n" + wrong + "\"}"))).isEqualTo(400);
        assertThat(json("/item", bytes("{\"n" + wrong + "\": 1, \"name\": \"a\"}"))).isEqualTo(400);
        assertThat(json("/item", bytes("{\"name\": \"a\", \"x\": [\"" + wrong + "\"]}")))
                .isEqualTo(400);
        assertThat(json("/open", bytes("{\"name\": \"a\", \"" + wrong + "\": 1}"))).isEqualTo(400);
        assertThat(json("/list", bytes("[\"" + wrong + "\"]"))).isEqualTo(400);
        assertThat(json("/map", bytes("{\"" + wrong + "\": 1}"))).isEqualTo(400);
        assertThat(json("/any", bytes("\"" + wrong + "\""))).isEqualTo(400);
        assertThat(json("/either", bytes("{\"one\": \"" + wrong + "\"}"))).isEqualTo(400);
        assertThat(json("/embedded", bytes("{\"one\": \"" + wrong + "\", \"two\": 2}")))
                .isEqualTo(400);
        assertThat(json("/text", bytes("\"" + wrong + "\""))).isEqualTo(400);
        var lines =
                both.send(
                        "POST",
                        "/lines",
                        bytes("{\"name\": \"" + wrong + "\"}\n"),
                        "content-type: application/jsonl");
        assertThat(lines.status()).isEqualTo(400);
    }

    @Test
    void otherEncodingsOfUnicodeAreReadAsInFastApi() throws Exception {
        byte[] plain = "{\"name\":\"é\"}".getBytes(UTF_8);
        for (byte[] sent :
                List.of(
                        "\uFEFF{\"name\":\"é\"}".getBytes(UTF_8),
                        "{\"name\":\"é\"}".getBytes(UTF_16LE),
                        "\uFEFF{\"name\":\"é\"}".getBytes(UTF_16LE))) {
            var answer = both.send("POST", "/item", sent, "content-type: application/json");
            assertThat(answer.bytes()).isEqualTo(plain);
        }
        var malformed =
                both.send(
                        "POST", "/item", "{".getBytes(UTF_16LE), "content-type: application/json");
        assertThat(malformed.json("detail", 0, "type")).isEqualTo("json_invalid");
    }

    @Test
    void halfOfASurrogatePairIsNoText() throws Exception {
        var answer = both.json("POST", "/item", "{\"name\": \"a\\ud800\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"detail\":[{\"type\":\"string_unicode\",\"loc\":[\"body\",\"name\"],"
                                + "\"msg\":\"Input should be a valid string, unable to parse raw"
                                + " data as a unicode string\",\"input\":\"a\\ud800\"}]}");
        assertThat(both.json("POST", "/item", "{\"name\": \"\\ud83d\\ude00\"}").text())
                .isEqualTo("{\"name\":\"😀\"}");
        var list = both.json("POST", "/list", "[\"a\", \"\\udc00\\ud800\"]");
        assertThat(list.json("detail", 0, "loc")).isEqualTo(List.of("body", 1L));
        assertThat(both.json("POST", "/text", "\"\\udbff\"").status()).isEqualTo(422);
        assertThat(both.json("POST", "/either", "{\"one\": \"\\udbff\"}").status())
                .isBetween(400, 422);
        assertThat(both.json("POST", "/map", "{\"\\udbff\": 1}").status()).isBetween(400, 422);
        assertThat(both.json("POST", "/open", "{\"name\": \"a\", \"\\udbff\": 1}").status())
                .isBetween(200, 422);
    }

    /** Which says nothing of its own of a text that it shows. */
    @Test
    void aBodyThatIsNotSentAsJsonIsTextOrRefused() throws Exception {
        byte[] image = bytes("\u0089PNG\r\n\u001a\n\u00ff");
        for (String type : List.of("image/png", "text/plain", "multipart/form-data; boundary=x")) {
            var record = both.send("POST", "/item", image, "content-type: " + type);
            assertThat(record.status()).isEqualTo(422);
            assertThat(record.json("detail", 0, "type")).isEqualTo("model_attributes_type");
            var text = both.send("POST", "/text", image, "content-type: " + type);
            assertThat(text.status()).isEqualTo(422);
            assertThat(text.json("detail", 0, "type")).isEqualTo("string_unicode");
        }
        assertThat(both.send("POST", "/item", image).status()).isEqualTo(422);
        assertThat(
                        both.send("POST", "/text", "é".getBytes(UTF_8), "content-type: text/plain")
                                .json())
                .isEqualTo("é");
        assertThat(both.send("POST", "/secret", bytes("\u00ff"), "content-type: a/b").text())
                .contains("string_unicode")
                .doesNotContain("\uFFFD");
        var word = both.send("POST", "/item", bytes("null"), "content-type: text/plain");
        assertThat(word.json("detail", 0, "input")).isEqualTo("null");
    }
}

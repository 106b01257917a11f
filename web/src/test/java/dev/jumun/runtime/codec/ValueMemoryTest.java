package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.HttpException;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.LimitedMemory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text and names of a large document are counted as what the JVM makes of them. */
class ValueMemoryTest {
    private static final String REST = "x".repeat(99_999);

    private final LimitedMemory memory = new LimitedMemory();

    private void read(byte[] json) {
        Problems problems = new Problems();
        JsonBody.read(json, Codecs.ANY, problems, memory);
        assertThat(problems.isEmpty()).isTrue();
    }

    private void read(String json) {
        read(json.getBytes(UTF_8));
    }

    /**
     * A text of 100,000 characters: the object, the characters, and what is needed for a moment.
     */
    @ParameterizedTest
    @CsvSource({
        "x, 100_000, 0",
        "é, 100_000, 300_003",
        "가, 200_000, 300_006",
        "\\n, 100_000, 200_064",
        "\\u00e9, 100_000, 300_000",
        "\\uac00, 200_000, 400_000",
        "\\n\\uac00, 200_002, 400_004"
    })
    void text(String first, String characters, String passing) {
        read("\"" + first + REST + "\"");

        assertThat(memory.taken())
                .isEqualTo(ValueMemory.TEXT + number(characters) + number(passing));
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    @Test
    void whatIsNeededForAMomentCountsOnce() {
        String text = "\"가" + REST + "\"";
        read("[" + text + "," + text + "]");

        assertThat(memory.taken()).isBetween(700_006L, 700_006L + 400);
    }

    @Test
    void aTextThatNeedsAllIsRefusedBeforeItIsMade() {
        assertThatThrownBy(() -> read("\"\\uac00" + "x".repeat(200_000) + "\""))
                .isInstanceOf(HttpException.class);
        assertThat(memory.taken()).isLessThan(500_000);
    }

    @Test
    void namesCountWithTheirCharacters() {
        String inner = "{\"" + "가".repeat(10_000) + "\":{\"" + "나".repeat(13_000) + "\":0}}";
        read("{\"" + "a".repeat(40_000) + "\":" + inner + "}");

        long characters = 40_000 + 2 * 10_000 + 2 * 13_000;
        long table = 40_000 + 10_000 + 13_000;
        assertThat(memory.taken()).isBetween(characters + table, characters + table + 1000);
    }

    @Test
    void namesThatArePassedOverCount() {
        byte[] json = ("{\"a\":{\"" + "b".repeat(40_000) + "\":0}}").getBytes(UTF_8);
        try (JsonReader reader = new JsonReader(json, new Problems(), new ValueMemory(memory))) {
            reader.parser().nextToken();
            reader.skip();
            assertThat(reader.token()).isEqualTo(tools.jackson.core.JsonToken.END_OBJECT);
        }

        assertThat(memory.taken()).isBetween(80_000L, 80_200L);
    }

    @Test
    void anotherEncodingCountsWhatItIsTurnedInto() {
        byte[] json = ("\"" + "x".repeat(30_000) + "\"").getBytes(UTF_16LE);
        read(json);

        assertThat(memory.taken()).isEqualTo(5L * json.length);
    }

    @Test
    void aSmallDocumentTakesNone() {
        read("\"\\uac00" + "x".repeat(BodyMemory.SMALL - 10) + "\"");

        assertThat(memory.taken()).isZero();
    }
}

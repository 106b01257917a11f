package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.HttpException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON has as many levels as the parser takes; beyond them there is one answer. */
class JsonDepthTest {
    private static Problems read(String json) {
        Problems problems = new Problems();
        JsonBody.read(json.getBytes(UTF_8), Codecs.ANY, problems);
        return problems;
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    @Test
    void ofTheMostLevelsIsTaken() {
        assertThat(read(nested(500)).isEmpty()).isTrue();
        assertThat(read("{\"a\":".repeat(500) + "1" + "}".repeat(500)).isEmpty()).isTrue();
    }

    @Test
    void whatIsWrongWithinThemIsExplained() {
        assertThat(read("[".repeat(500)).list().getFirst().type()).isEqualTo("json_invalid");
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 600, 1000, 1001, 5000, 1_000_000})
    void moreIsA400HoweverItEnds(int levels) {
        for (String json :
                new String[] {nested(levels), "[".repeat(levels), nested(levels) + "x"}) {
            assertThatThrownBy(() -> read(json))
                    .isInstanceOfSatisfying(
                            HttpException.class, e -> assertThat(e.status()).isEqualTo(400))
                    .hasMessageContaining("There was an error parsing the body");
        }
    }
}

package dev.jumun.runtime.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaryTest {
    @ParameterizedTest
    @CsvSource({
        "Accept, 'Accept, Origin'",
        "'Accept , ,Cookie', 'Accept, Cookie, Origin'",
        "origin, origin",
        "*, *",
        "'', Origin",
    })
    void aFieldIsNamedOnce(String before, String after) {
        MutableHeaders answer = new MutableHeaders().add("vary", before);

        assertThat(Vary.by(answer, "Origin").all("vary")).containsExactly(after);
    }

    @Test
    void severalLinesBecomeOne() {
        MutableHeaders answer = new MutableHeaders().add("vary", "Accept").add("vary", "Cookie");

        assertThat(Vary.by(answer, "Origin").all("vary")).containsExactly("Accept, Cookie, Origin");
        assertThat(Vary.by(new MutableHeaders(), "Origin").all("vary")).containsExactly("Origin");
    }
}

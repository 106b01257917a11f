package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.async.log.LogText;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a client sends never begins a line of the log (CWE-117). */
@Timeout(60)
class ForgedLinesTest {
    private static final String ATTACK =
            "a\nINFO: forged\rINFO: forged\u0085INFO: forged\u2028INFO: forged\u001b[2Jb\0";
    private static final String ESCAPED =
            "a\\nINFO: forged\\rINFO: forged\\u0085INFO: forged\\u2028INFO:"
                    + " forged\\u001b[2Jb\\u0000";

    private static void assertIsInOneLine(String log) {
        assertThat(log).contains(ESCAPED);
        assertThat(log.split("\\R")).noneMatch(line -> line.startsWith("INFO: forged"));
        assertThat(log.replaceAll("[\r\n\t]", "").chars()).noneMatch(Character::isISOControl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/message",
                "/cause",
                "/suppressed",
                "/text",
                "/detail",
                "/away",
                "/task",
                "/group",
                "/generator"
            })
    void aFailureIsLoggedInOneLine(String path) throws Exception {
        try (TestClient client = TestClient.of(Forging.class);
                CapturedLog log = new CapturedLog()) {
            client.post(path)
                    .body("application/json", new JsonWriter().string(ATTACK).toBytes())
                    .send();
            assertIsInOneLine(log.text());
        }
    }

    @Test
    void aSocketsFailureIsLoggedInOneLine() throws Exception {
        try (TestClient client = TestClient.of(Forging.class);
                CapturedLog log = new CapturedLog()) {
            try (TestSocket socket = client.webSocket("/socket").connect()) {
                socket.sendText(ATTACK);
                socket.receiveClose();
            }
            assertIsInOneLine(log.text());
        }
    }

    @Test
    void whatIsPlainIsLoggedAsItIs() {
        IllegalStateException plain = new IllegalStateException("plain\ttext", new Error("cause"));
        assertThat(LogText.failure(plain)).isSameAs(plain);
        assertThat(LogText.line("plain\ttext")).isSameAs(LogText.line("plain\ttext"));
    }

    /** They would show what follows in another order than it is written. */
    @Test
    void charactersThatChangeTheDirectionAreEscaped() {
        assertThat(LogText.line("a\u202eb\u202a\u2066\u2069\u200e\u200f\u061c\u200d"))
                .isEqualTo("a\\u202eb\\u202a\\u2066\\u2069\\u200e\\u200f\\u061c\u200d");
        assertThat(LogText.block("a\nb\u001b\r\nc")).isEqualTo("a\n    b\\u001b\n    c");
    }

    @Test
    void aCopyPrintsTheSameStackTraces() {
        IllegalStateException failure =
                new IllegalStateException("a\nb", new IllegalArgumentException("cause"));
        failure.addSuppressed(new Error("suppressed"));
        assertThat(printed(LogText.failure(failure)))
                .isEqualTo(printed(failure).replace("a\nb", "a\\nb"));
    }

    @Test
    void aFailureThatCannotSayWhatItIsIsNamed() {
        RuntimeException broken =
                new RuntimeException("a\nb") {
                    private static final long serialVersionUID = 1;

                    @Override
                    @SuppressWarnings("OverrideThrowableToString") // that is the point
                    public String toString() {
                        throw new IllegalStateException("broken");
                    }
                };
        Error outer = new Error("c\nd", broken);
        assertThat(printed(LogText.failure(outer)))
                .contains("java.lang.Error: c\\nd")
                .contains("Caused by: " + broken.getClass().getName());
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

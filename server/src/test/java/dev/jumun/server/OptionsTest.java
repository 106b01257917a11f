package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a program can be told at its start. */
class OptionsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... options) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Jumun.serve(OptionsTest.class, options, stream, stream);
    }

    @Test
    void helpNamesAll() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--host", "--port", "--certificate", "--key", "--development");
    }

    @Test
    void wrongOnesAreRefused() {
        assertThat(run("--develop=yes")).isEqualTo(2);
        assertThat(run("--key", "a.pem")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("both --certificate and --key");
    }
}

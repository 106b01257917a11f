package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
    void valuesFollowOrAreAttached() {
        Arguments apart = Arguments.parse("--host", "::1", "--port", "0", "--development");
        Arguments attached = Arguments.parse("--host=::1", "--port=0");
        assertThat(apart.settings().host()).isEqualTo("::1");
        assertThat(apart.settings().port()).isZero();
        assertThat(apart.development()).isTrue();
        assertThat(attached.settings().host()).isEqualTo("::1");
        assertThat(attached.settings().port()).isZero();
        assertThat(attached.development()).isFalse();
        assertThat(Arguments.parse("--certificate=a=b.pem", "--key", "k.pem").settings())
                .returns(TlsSettings.of(Path.of("a=b.pem"), Path.of("k.pem")), ServerSettings::tls);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(run("--porto", "1")).isEqualTo(2);
        assertThat(run("8080")).isEqualTo(2);
        assertThat(run("--port")).isEqualTo(2);
        assertThat(run("--port", "many")).isEqualTo(2);
        assertThat(run("--host", "--port=1")).isEqualTo(2);
        assertThat(run("--port", "1", "--port", "2")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "There is no --porto.",
                        "There is no 8080.",
                        "--port needs a value.",
                        "--port needs a number, not many.",
                        "--host needs a value.",
                        "--port is given more than once.",
                        "usage:",
                        "OptionsTest");
    }

    @Test
    void wrongOnesAreRefused() {
        assertThat(run("--develop=yes")).isEqualTo(2);
        assertThat(run("--key", "a.pem")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("both --certificate and --key");
    }
}

package dev.jumun.runtime.form;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/** Forms as browsers encode them by default (WHATWG URL). */
class UrlEncodedTest {
    private static FormData read(String text) {
        FormData form = new FormData();
        UrlEncoded.read(text.getBytes(UTF_8), form, FormLimits.DEFAULT, null);
        return form;
    }

    @Test
    void aNameMayBeBare() {
        FormData form = read("a&b=c&=d&e=&&f=g=h");

        assertThat(form.names()).containsExactly("a", "b", "", "e", "f");
        assertThat(form.all("a")).containsExactly("");
        assertThat(form.all("b")).containsExactly("c");
        assertThat(form.all("")).containsExactly("d");
        assertThat(form.all("f")).containsExactly("g=h");
    }

    /** Each name looks for its equals sign up to its own end, not to that of the body. */
    @Test
    void bareNamesAreReadInLinearTime() {
        String body = "a&".repeat(900) + "b".repeat(16 << 20);
        read("a&b");
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        assertThat(read(body).all("a")).hasSize(900);

        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(nanos).isLessThan(500_000_000);
    }
}

package dev.jumun.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Comments become Markdown. */
class JavadocTest {
    @Test
    void plainTextStaysAsItIs() {
        Javadoc javadoc = Javadoc.of(" Adds one.  \n\n Mail a@b.c, 1 > 0.\n");

        assertThat(javadoc.text()).isEqualTo("Adds one.\n\nMail a@b.c, 1 > 0.");
        assertThat(javadoc.parameters()).isEmpty();
        assertThat(javadoc.result()).isEmpty();
    }

    @Test
    void tagsAreTakenApart() {
        Javadoc javadoc =
                Javadoc.of(
                        " Adds one.\n\n"
                                + " @param id of {@code it}\n"
                                + "   or of all\n"
                                + " @return a <b>b</b>\n");

        assertThat(javadoc.text()).isEqualTo("Adds one.");
        assertThat(javadoc.parameter("id")).isEqualTo("of `it` or of all");
        assertThat(javadoc.result()).isEqualTo("a **b**");
    }

    @Test
    void markupBecomesMarkdown() {
        assertThat(Javadoc.of(" See {@link Shop#teas} and {@link Shop the shop}.").text())
                .isEqualTo("See `Shop.teas` and the shop.");
        assertThat(Javadoc.of(" One.\n <p>Two: <ul><li>a</li><li><i>b</i></li></ul>").text())
                .isEqualTo("One.\n\nTwo:\n\n- a\n- *b*");
        assertThat(Javadoc.of(" 1 &lt; 2 &amp;&amp; <code>x</code>").text())
                .isEqualTo("1 < 2 && `x`");
    }
}

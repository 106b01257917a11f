package dev.jumun.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.regex.Pattern;

/** Titles made of names. */
class TitlesTest {
    private static final Pattern WORD_END = Pattern.compile("([a-z0-9])([A-Z])");
    private static final String LETTERS = "abzABZ019_- éÉ";

    @Test
    void namesOfJavaAndOfTheWireAreTheSameForPeople() {
        assertThat(Titles.ofName("item_id")).isEqualTo("Item Id");
        assertThat(Titles.ofName("itemId")).isEqualTo("Item Id");
        assertThat(Titles.ofName("item-id")).isEqualTo("Item Id");
        assertThat(Titles.ofName("parseURL2Text")).isEqualTo("Parse Url2 Text");
    }

    @Test
    void aWordEndsBetweenASmallLetterOrDigitAndACapital() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String words = WORD_END.matcher(name.toString().replace('-', '_')).replaceAll("$1_$2");
            assertThat(Titles.ofName(name.toString())).as("%s", name).isEqualTo(Titles.of(words));
        }
    }
}

package dev.jumun.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code jumun dev} shows while the newest code does not run, in a real browser: on a phone
 * and a desk, light and dark. Pictures are left in {@code target/screenshots}.
 */
@Timeout(180)
class ErrorPageTest {
    private static final String SHOP =
            """
            import dev.jumun.*;
            @Api(title = "Shop")
            public class Shop {
                @Get("/") Response page() {
                    return Response.html("<html><body><h1 id='WORD'>WORD</h1></body></html>");
                }
                MORE
            }
            """;

    private static final String PROCESSOR =
            "@Get(\"/drinks/{drinkIdentifierThatNobodyTakes}\") String"
                    + " drinkOfTheHouseWithALongName(long id) { return \"\"; }";
    private static final String JAVAC = "@Get(\"/count\") int count() { return missing(); }";
    private static final String START =
            "@Provides(Scope.APP) static StringBuilder shelf() {\n"
                + "        throw new IllegalStateException(\"<no> shelf\"); }\n"
                + "    @Get(\"/shelf\") String shelf(StringBuilder it) { return it.toString(); }";

    /** The least contrast (WCAG 2.2, 1.4.3) of all text that is seen, with the text. */
    private static final String LEAST_CONTRAST =
            """
            const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
            const luminance = ([r, g, b]) => {
              const [x, y, z] = [r, g, b].map((c) => c / 255)
                .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
              return 0.2126 * x + 0.7152 * y + 0.0722 * z;
            };
            const ground = (element) => {
              for (let each = element; each; each = each.parentElement) {
                const colour = channels(getComputedStyle(each).backgroundColor);
                if (colour.length === 3 || colour[3] > 0) return colour;
              }
              return [255, 255, 255];
            };
            let least = 21;
            for (const element of document.body.querySelectorAll("*:not(script):not(style)")) {
              const isText = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
              if (!isText || !element.getClientRects().length) continue;
              const a = luminance(channels(getComputedStyle(element).color));
              const b = luminance(ground(element));
              least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
            }
            return least;
            """;

    /** Whether an element is in sight: within the window, and within the box that scrolls it. */
    private static final String MARK_IS_SEEN =
            """
            const mark = document.querySelector("mark").getBoundingClientRect();
            const box = document.querySelector("pre").getBoundingClientRect();
            return mark.left >= box.left && mark.right <= box.right && box.right <= innerWidth;
            """;

    @TempDir Path folder;

    private Path source() {
        return folder.resolve("Shop.java");
    }

    private void save(String word, String more) throws IOException {
        Files.writeString(source(), SHOP.replace("WORD", word).replace("MORE", more));
    }

    @Test
    void anErrorOfTheProcessorIsSeen() throws Exception {
        look(
                "processor",
                PROCESSOR,
                List.of(
                        "1 error",
                        "JUMUN-PATH-2",
                        "Shop.java:7:",
                        "drinkIdentifierThatNobodyTakes"),
                "drinkOfTheHouseWithALongName");
    }

    @Test
    void anErrorOfTheCompilerIsSeen() throws Exception {
        look("javac", JAVAC, List.of("1 error", "Shop.java:7:41", "cannot find symbol"), "missing");
    }

    @Test
    void aStartThatFailsIsSeen() throws Exception {
        look(
                "start",
                START,
                List.of(
                        "The application does not start",
                        "Shop.java:8",
                        "<no> shelf",
                        "Stack trace"),
                "");
    }

    private void look(String name, String more, List<String> words, String marked)
            throws Exception {
        Path driver = Browser.required();
        save("right", more);
        try (DevProcess dev = DevProcess.start(source());
                Browser browser = Browser.open(driver)) {
            for (int width : new int[] {390, 1280}) {
                for (boolean dark : new boolean[] {false, true}) {
                    String picture = name + "-" + width + (dark ? "-dark" : "-light");
                    browser.show(width, dark);
                    browser.open(dev.address() + "/");

                    assertThat(browser.text("main")).as(picture).contains(words);
                    assertThat(browser.text("pre .here")).contains(line(more, words));
                    if (!marked.isEmpty()) {
                        assertThat(browser.text("mark")).as(picture).contains(marked);
                        assertThat(browser.run(MARK_IS_SEEN)).as(picture).isEqualTo(true);
                    }
                    assertThat(number(browser, "return document.documentElement.scrollWidth"))
                            .as("%s: nothing is wider than the window", picture)
                            .isLessThanOrEqualTo(width);
                    assertThat(number(browser, LEAST_CONTRAST))
                            .as("%s: contrast", picture)
                            .isGreaterThanOrEqualTo(4.5);
                    double lightness =
                            number(
                                    browser,
                                    "return Number(getComputedStyle(document.body)"
                                            + ".backgroundColor.match(/\\d+/)[0])");
                    assertThat(lightness < 128).as(picture).isEqualTo(dark);
                    Path file = DocsPage.PICTURES.resolve("dev-" + picture + ".png");
                    browser.screenshot(file);
                    assertThat(Files.size(file)).isGreaterThan(5_000);
                }
            }
        }
    }

    /** The line that must be shown as the place: the one that the words name. */
    private static String line(String more, List<String> words) {
        return more.lines()
                .skip(words.contains("Shop.java:8") ? 1 : 0)
                .findFirst()
                .orElseThrow()
                .strip();
    }

    private static double number(Browser browser, String script) throws Exception {
        return Double.parseDouble(String.valueOf(browser.run(script)));
    }

    @Test
    void aSaveMendsThePageByItselfAndBreaksItByItself() throws Exception {
        Path driver = Browser.required();
        save("first", "");
        try (DevProcess dev = DevProcess.start(source());
                Browser browser = Browser.open(driver)) {
            browser.open(dev.address() + "/");
            assertThat(browser.text("#first")).isEqualTo("first");

            save("second", "");
            assertThat(browser.text("#second")).isEqualTo("second");

            save("second", JAVAC);
            assertThat(browser.text("article")).contains("cannot find symbol");

            save("second", START);
            assertThat(browser.text("details summary")).isEqualTo("Stack trace");

            save("mended", "");
            assertThat(browser.text("#mended")).isEqualTo("mended");
        }
    }
}

package dev.jumun.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cafe.Cafe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;

/**
 * The pages that show the document, in a real browser. Pictures are left in {@code
 * target/screenshots}.
 */
@Timeout(120)
class DocsPagesTest {
    @Test
    void anOperationIsOpenedAndTriedOut() throws Exception {
        try (DocsPage page = DocsPage.open(Cafe.class, "/docs")) {
            Browser browser = page.browser();
            assertThat(browser.text(".info .title")).startsWith("Café");
            String operation = "#operations-default-drinks_drinks_get";
            page.tryOut(operation);
            assertThat(browser.text(operation + " .opblock-description"))
                    .isEqualTo("Lists the drinks, cheapest first.");
            assertThat(page.execute(operation)).isEqualTo("200");
            assertThat(page.body(operation)).contains("\"Espresso\"");
            browser.screenshot(DocsPage.PICTURES.resolve("docs.png"));
            assertNothingLeftTheMachine(page);
        }
        assertThat(Files.size(DocsPage.PICTURES.resolve("docs.png"))).isGreaterThan(10_000);
    }

    @Test
    void reDocShowsTheDocument() throws Exception {
        try (DocsPage page = DocsPage.open(Cafe.class, "/redoc")) {
            Browser browser = page.browser();
            assertThat(browser.text("h1")).startsWith("Café");
            assertThat(browser.text("[data-section-id='operation/drinks_drinks_get']"))
                    .contains("cheapest first");
            browser.screenshot(DocsPage.PICTURES.resolve("redoc.png"));
            assertNothingLeftTheMachine(page);
        }
    }

    private static void assertNothingLeftTheMachine(DocsPage page) throws Exception {
        String base = page.base();
        assertThat(page.browser().requests())
                .anyMatch(url -> url.equals(base + "/openapi.json"))
                .allMatch(url ->
                        url.startsWith(base + "/")
                                || url.startsWith("data:")
                                || url.startsWith("blob:"));
    }
}

package dev.jumun.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cafe.Cafe;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The pages that show the document, in a real browser. Pictures are left in {@code
 * target/screenshots}.
 */
@Timeout(120)
class DocsPagesTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final App app = App.of(Cafe.class);

    @SuppressWarnings("NullAway.Init") // before each test
    private Server server;

    @BeforeEach
    void open() throws Exception {
        app.start();
        server = Server.start(app, ServerSettings.defaults().withPort(0));
    }

    @AfterEach
    void close() throws Exception {
        server.stop(app::cancelAll);
        app.close();
    }

    private String base() {
        return "http://127.0.0.1:" + server.port();
    }

    @Test
    void anOperationIsOpenedAndTriedOut() throws Exception {
        try (Browser browser = Browser.open(Browser.required())) {
            browser.open(base() + "/docs");
            assertThat(browser.text(".info .title")).startsWith("Café");
            String operation = "#operations-default-drinks_drinks_get";
            browser.click(operation + " .opblock-summary-control");
            assertThat(browser.text(operation + " .opblock-description"))
                    .isEqualTo("Lists the drinks, cheapest first.");
            browser.click(operation + " .try-out__btn");
            browser.click(operation + " .execute");
            assertThat(
                            browser.text(
                                    operation
                                            + " .live-responses-table tbody .response-col_status"))
                    .startsWith("200");
            assertThat(browser.text(operation + " .live-responses-table .highlight-code"))
                    .contains("\"Espresso\"");
            browser.screenshot(PICTURES.resolve("docs.png"));
            assertNothingLeftTheMachine(browser.requests());
        }
        assertThat(Files.size(PICTURES.resolve("docs.png"))).isGreaterThan(10_000);
    }

    @Test
    void reDocShowsTheDocument() throws Exception {
        try (Browser browser = Browser.open(Browser.required())) {
            browser.open(base() + "/redoc");
            assertThat(browser.text("h1")).startsWith("Café");
            assertThat(browser.text("[data-section-id='operation/drinks_drinks_get']"))
                    .contains("cheapest first");
            browser.screenshot(PICTURES.resolve("redoc.png"));
            assertNothingLeftTheMachine(browser.requests());
        }
    }

    private void assertNothingLeftTheMachine(List<String> requests) {
        assertThat(requests).anyMatch(url -> url.equals(base() + "/openapi.json"));
        assertThat(requests)
                .allMatch(url ->
                        url.startsWith(base() + "/")
                                || url.startsWith("data:")
                                || url.startsWith("blob:"));
    }
}

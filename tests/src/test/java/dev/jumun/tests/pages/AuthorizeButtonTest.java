package dev.jumun.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;

/** The Authorize button of the docs page, in a real browser. */
@Timeout(120)
class AuthorizeButtonTest {
    private static final String TILL = "#operations-default-till_till_get";
    private static final String SAFE = "#operations-default-safe_safe_get";

    private final App app = App.of(Till.class);

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

    @Test
    void aNameAndAPasswordBecomeAToken() throws Exception {
        try (Browser browser = open(TILL)) {
            assertThat(execute(browser, TILL)).isEqualTo("401");
            browser.click(".scheme-container .authorize");
            browser.type("#oauth_username", "johndoe");
            browser.type("#oauth_password", "open sesame");
            browser.click(".dialog-ux .scopes label[for^='till-password']");
            browser.click(".dialog-ux .auth-container:has(#oauth_username) .authorize");
            assertThat(browser.text(".dialog-ux [aria-label='Remove authorization']"))
                    .isEqualTo("Logout");
            browser.screenshot(Path.of("target", "screenshots", "authorize.png"));
            browser.click(".dialog-ux .btn-done");
            assertThat(execute(browser, TILL)).isEqualTo("200");
            assertThat(body(browser, TILL)).contains("The till is open, johndoe.");
        }
    }

    @Test
    void aCodeBecomesAToken() throws Exception {
        try (Browser browser = open(SAFE)) {
            assertThat(execute(browser, SAFE)).isEqualTo("401");
            browser.click(".scheme-container .authorize");
            browser.click(
                    ".dialog-ux .auth-container:has(#client_id_authorizationCode) .authorize");
            assertThat(browser.text(".dialog-ux [aria-label='Remove authorization']"))
                    .isEqualTo("Logout");
            browser.click(".dialog-ux .btn-done");
            assertThat(execute(browser, SAFE)).isEqualTo("200");
            assertThat(body(browser, SAFE)).contains("The safe is open for token-from-docs.");
        }
    }

    private Browser open(String operation) throws Exception {
        Browser browser = Browser.open(Browser.required());
        browser.open("http://127.0.0.1:" + server.port() + "/docs");
        browser.click(operation + " .opblock-summary-control");
        browser.click(operation + " .try-out__btn");
        return browser;
    }

    private static String execute(Browser browser, String operation) throws Exception {
        browser.click(operation + " .execute");
        return browser.text(operation + " .live-responses-table tbody .response-col_status")
                .substring(0, 3);
    }

    private static String body(Browser browser, String operation) throws Exception {
        return browser.text(operation + " .live-responses-table .highlight-code");
    }
}

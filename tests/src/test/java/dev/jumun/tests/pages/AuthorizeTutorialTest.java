package dev.jumun.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Authorize button of the last app of FastAPI's security tutorial, in a real browser. */
@Timeout(120)
class AuthorizeTutorialTest {
    private static final String ME = "#operations-default-read_users_me_users_me__get";
    private static final String ITEMS = "#operations-default-read_own_items_users_me_items__get";

    @Test
    void aTokenAllowsWhatItsScopesSay() throws Exception {
        Class<?> tutorial = Class.forName("dev.jumun.conformance.security.Tutorial005");
        try (App app = App.of(tutorial).start();
                Browser browser = Browser.open(Browser.required())) {
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            try {
                browser.open("http://127.0.0.1:" + server.port() + "/docs");
                tryOut(browser, ME);
                tryOut(browser, ITEMS);
                assertThat(execute(browser, ME)).isEqualTo("401");
                browser.click(".scheme-container .authorize");
                browser.type("#oauth_username", "johndoe");
                browser.type("#oauth_password", "secret");
                browser.click(".dialog-ux .scopes label[for^='me-password']");
                browser.click(".dialog-ux .auth-container:has(#oauth_username) .authorize");
                assertThat(browser.text(".dialog-ux [aria-label='Remove authorization']"))
                        .isEqualTo("Logout");
                browser.click(".dialog-ux .btn-done");
                browser.click(ME + " .btn-clear"); // so that the old answer is not taken for it
                assertThat(execute(browser, ME)).as(body(browser, ME)).isEqualTo("200");
                assertThat(body(browser, ME)).contains("johndoe@example.com");
                assertThat(execute(browser, ITEMS)).isEqualTo("401");
                assertThat(body(browser, ITEMS)).contains("Not enough permissions");
            } finally {
                server.stop(app::cancelAll);
            }
        }
    }

    private static void tryOut(Browser browser, String operation) throws Exception {
        browser.click(operation + " .opblock-summary-control");
        browser.click(operation + " .try-out__btn");
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

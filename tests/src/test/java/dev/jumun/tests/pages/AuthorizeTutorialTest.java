package dev.jumun.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

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
        try (DocsPage page = DocsPage.open(tutorial, "/docs")) {
            Browser browser = page.browser();
            page.tryOut(ME);
            page.tryOut(ITEMS);
            assertThat(page.execute(ME)).isEqualTo("401");
            browser.click(".scheme-container .authorize");
            browser.type("#oauth_username", "johndoe");
            browser.type("#oauth_password", "secret");
            browser.click(".dialog-ux .scopes label[for^='me-password']");
            browser.click(".dialog-ux .auth-container:has(#oauth_username) .authorize");
            assertThat(browser.text(".dialog-ux [aria-label='Remove authorization']"))
                    .isEqualTo("Logout");
            browser.click(".dialog-ux .btn-done");
            browser.click(ME + " .btn-clear"); // so that the old answer is not taken for it
            assertThat(page.execute(ME)).as(page.body(ME)).isEqualTo("200");
            assertThat(page.body(ME)).contains("johndoe@example.com");
            assertThat(page.execute(ITEMS)).isEqualTo("401");
            assertThat(page.body(ITEMS)).contains("Not enough permissions");
        }
    }
}

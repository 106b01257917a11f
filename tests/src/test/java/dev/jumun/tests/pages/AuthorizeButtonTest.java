package dev.jumun.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Authorize button of the docs page, in a real browser. */
@Timeout(120)
class AuthorizeButtonTest {
    private static final String TILL = "#operations-default-till_till_get";
    private static final String SAFE = "#operations-default-safe_safe_get";

    @Test
    void aNameAndAPasswordBecomeAToken() throws Exception {
        try (DocsPage page = open(TILL)) {
            Browser browser = page.browser();
            assertThat(page.execute(TILL)).isEqualTo("401");
            page.clear(TILL);
            browser.click(".scheme-container .authorize");
            browser.type("#oauth_username", "johndoe");
            browser.type("#oauth_password", "open sesame");
            browser.click(".dialog-ux .scopes label[for^='till-password']");
            browser.click(".dialog-ux .auth-container:has(#oauth_username) .authorize");
            assertThat(browser.text(".dialog-ux [aria-label='Remove authorization']"))
                    .isEqualTo("Logout");
            browser.screenshot(DocsPage.PICTURES.resolve("authorize.png"));
            browser.click(".dialog-ux .btn-done");
            assertThat(page.execute(TILL)).isEqualTo("200");
            assertThat(page.body(TILL)).contains("The till is open, johndoe.");
        }
    }

    @Test
    void aCodeBecomesAToken() throws Exception {
        try (DocsPage page = open(SAFE)) {
            Browser browser = page.browser();
            assertThat(page.execute(SAFE)).isEqualTo("401");
            page.clear(SAFE);
            browser.click(".scheme-container .authorize");
            browser.click(
                    ".dialog-ux .auth-container:has(#client_id_authorizationCode) .authorize");
            assertThat(browser.text(".dialog-ux [aria-label='Remove authorization']"))
                    .isEqualTo("Logout");
            browser.click(".dialog-ux .btn-done");
            assertThat(page.execute(SAFE)).isEqualTo("200");
            assertThat(page.body(SAFE)).contains("The safe is open for token-from-docs.");
        }
    }

    private static DocsPage open(String operation) throws Exception {
        DocsPage page = DocsPage.open(Till.class, "/docs");
        page.tryOut(operation);
        return page;
    }
}

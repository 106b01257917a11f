package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;

/** Pages of compiled templates. */
class ApplicationPagesTest {
    @Test
    void aPageIsMadeOfATemplateAndWhatIsPutInIsEscaped() throws Exception {
        try (TestClient client = TestClient.of(ApplicationPages.class)) {
            TestResponse answer = client.get("/items/%3Cb%3E").send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().first("content-type"))
                    .isEqualTo("text/html; charset=utf-8");
            assertThat(answer.text())
                    .contains("Item &lt;b&gt;</a>")
                    .contains("href=\"http://testserver/items/%3Cb%3E\"");
        }
    }

    @Test
    void whatIsMissingOrWrongIsToldByItsName() throws Exception {
        try (TestClient client = TestClient.of(ApplicationPages.class)) {
            assertThat(client.get("/missing").send().json())
                    .isEqualTo("There is no template missing.jte.");
            assertThat(client.get("/broken").send().text())
                    .contains("The template broken.jte cannot be shown")
                    .contains("error at broken.jte:2");
        }
    }
}

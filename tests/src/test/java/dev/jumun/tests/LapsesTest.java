package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

/** A 500 whose log names what to do. */
class LapsesTest {
    private static void fails(String path, String handler, String remedy) throws Exception {
        try (TestClient client = TestClient.of(Lapses.class);
                CapturedLog log = new CapturedLog()) {
            assertThat(client.get(path).send().status()).isEqualTo(500);
            assertThat(log.messages()).singleElement().asString().contains(handler);
            assertThat(log.thrown()).hasMessageContaining(remedy);
        }
    }

    @Test
    void aNullThatWasNotDeclaredNamesTheHandlerAndTheRemedy() throws Exception {
        fails("/null", "Lapses.nothing", "annotate the result with @Nullable");
    }

    @Test
    void aRecordThatNobodyDeclaresNamesTheHandlerAndTheRemedy() throws Exception {
        fails("/unnamed", "Lapses.unnamed", "Name its class in @Api(models = …)");
    }

    @Test
    void aDefaultThatIsNotDocumentedIsNotInTheDocument() throws Exception {
        try (TestClient client = TestClient.of(Lapses.class)) {
            assertThat(client.get("/defaults").send().text()).isEqualTo("11");
            assertThat(client.get("/openapi.json").send().text())
                    .contains("\"default\":6")
                    .doesNotContain("\"default\":5");
        }
    }
}

package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.app.App;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same providers where there is no request. */
@Timeout(60)
class OutsideTest {
    @BeforeEach
    void forget() {
        Outside.LOG.clear();
    }

    @Test
    void theWholeChainIsSetUpAndTornDownInOrderAndTasksRunBetween() throws Exception {
        try (App app = App.of(Outside.class).start()) {
            app.with(
                    Outside.Repository.class,
                    repository -> {
                        Outside.LOG.add("work");
                        assertThat(repository.transaction().connection())
                                .isSameAs(repository.connection());
                    });
            assertThat(Outside.LOG)
                    .containsExactly(
                            "pool up",
                            "connection up",
                            "transaction up",
                            "work",
                            "transaction down",
                            "task",
                            "connection down");
        }
        assertThat(Outside.LOG).endsWith("pool down");
    }

    @Test
    void aFailureIsSeenByAllAndThrown() throws Exception {
        try (App app = App.of(Outside.class).start()) {
            assertThatThrownBy(() ->
                            app.with(
                                    Outside.Transaction.class,
                                    _ -> {
                                        throw new java.io.IOException("full");
                                    }))
                    .isInstanceOf(java.io.IOException.class)
                    .hasMessage("full");
        }
        assertThat(Outside.LOG)
                .contains("transaction saw full", "connection saw full")
                .doesNotContain("task");
    }

    @Test
    void whatLivesWithTheApplicationAndWhatHasAQualifierCanBeHadToo() throws Exception {
        try (App app = App.of(Outside.class).start()) {
            assertThat(app.<Outside.Pool, String>call(Outside.Pool.class, Outside.Pool::name))
                    .isEqualTo("pool");
            String second =
                    app.call(
                            Outside.Connection.class,
                            Outside.Second.class,
                            connection -> connection.pool().name());
            assertThat(second).isEqualTo("second");
        }
    }

    @Test
    void whatNeedsARequestSaysWhatFor() throws Exception {
        try (App app = App.of(Outside.class).start()) {
            assertThatThrownBy(() -> app.with(Outside.Page.class, _ -> {}))
                    .hasMessage(
                            "Page is not available outside a request: Outside.page takes skip,"
                                    + " which comes with a request.");
            assertThatThrownBy(() -> app.with(Outside.OfVisitor.class, _ -> {}))
                    .hasMessage(
                            "OfVisitor is not available outside a request: Outside.ofVisitor needs"
                                    + " @HttpBearer, which comes from a client.");
            assertThatThrownBy(() -> app.with(String.class, _ -> {}))
                    .hasMessageStartingWith(
                            "No @Provides method provides java.lang.String. Available types: ");
        }
    }

    @Test
    void itComesAfterTheStart() {
        assertThatThrownBy(() -> App.of(Outside.class).with(Outside.Pool.class, _ -> {}))
                .hasMessage("The application has not been started.");
    }

    @Test
    void overridesCountHereToo() throws Exception {
        try (TestClient client =
                TestClient.of(Outside.class)
                        .override(Outside.Pool.class, () -> new Outside.Pool("other"))
                        .override(Outside.Page.class, () -> new Outside.Page(7))) {
            client.with(
                    Outside.Connection.class,
                    connection -> assertThat(connection.pool().name()).isEqualTo("other"));
            client.with(Outside.Page.class, page -> assertThat(page.skip()).isEqualTo(7));
        }
    }
}

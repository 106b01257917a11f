package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.async.Lender;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * FastAPI's order of set-up, answer, tasks and tear-down: the same, or a difference on purpose,
 * which the test's name tells.
 */
class ScenariosTest {
    private final TestClient client = TestClient.of(Scenarios.class);

    @BeforeEach
    void forget() {
        Scenarios.LOG.clear();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private TestResponse get(String path) throws Exception {
        return client.get(path).send();
    }

    @Test
    void setUpGoesFromTheApiToTheRouterToTheRouteThenFromLeftToRightAndDeepFirst()
            throws Exception {
        assertThat(get("/inside/order").text()).isEqualTo("true");
        assertThat(Scenarios.LOG)
                .containsExactly(
                        "api", "router", "route", "a up", "b up", "endpoint", "b down", "a down");
    }

    @Test
    void functionScopeEndsBeforeTheAnswerRequestScopeAfterTheTasks() throws Exception {
        get("/scopes");
        assertThat(Scenarios.LOG)
                .containsExactly(
                        "api",
                        "a up",
                        "function up",
                        "endpoint",
                        "function down",
                        "task",
                        "a down");
    }

    @Test
    void functionScopeEndsBeforeTheFirstItemOfAStreamRequestScopeAfterTheLast() throws Exception {
        get("/stream");
        assertThat(Scenarios.LOG)
                .containsExactly(
                        "api",
                        "a up",
                        "function up",
                        "function down",
                        "first item",
                        "after the first item",
                        "a down");
    }

    @Test
    void aCommitThatFailsIsTheAnswerAndNoTaskRuns() throws Exception {
        TestResponse answer = get("/scopes?fail=true");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(Scenarios.LOG).doesNotContain("task");
    }

    @Test
    void anExceptionIsSeenByEveryLenderBeforeItsHandlerAnswersAndNoTaskRuns() throws Exception {
        TestResponse answer = get("/raises");
        assertThat(answer.status()).isEqualTo(418);
        assertThat(Scenarios.LOG)
                .containsExactly(
                        "api",
                        "a up",
                        "b up",
                        "b saw Refused",
                        "b down",
                        "a saw Refused",
                        "a down",
                        "handler of exceptions");
    }

    @Test
    void aLenderMayReplaceTheException() throws Exception {
        TestResponse answer = get("/replaced");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Scenarios.LOG).contains("a saw HttpError");
    }

    @Test
    void aLenderThatSwallowsTheExceptionIsA500ThatNamesItInTheLog() throws Exception {
        TestResponse answer = get("/swallowed");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(Scenarios.LOG).contains("swallowed");
    }

    @Test
    void aTearDownThatFailsAfterTheAnswerDoesNotChangeIt() throws Exception {
        TestResponse answer = get("/fails-after");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"sent already\"");
        assertThat(Scenarios.LOG).contains("a saw Refused", "a down");
    }

    @Test
    void aProviderThatFailsAtSetUpStopsEverything() throws Exception {
        assertThat(get("/fails-before").status()).isEqualTo(418);
        assertThat(Scenarios.LOG).doesNotContain("endpoint").contains("a saw Refused");
    }

    @Test
    void whatIsInvalidIsNotCalledButAllOthersAreAndAllIsToldAtOnce() throws Exception {
        TestResponse answer = get("/invalid?number=x&other=y");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("[\"query\",\"number\"]", "[\"query\",\"other\"]");
        assertThat(Scenarios.LOG)
                .contains("a up", "function up", "a saw ValidationError", "a down")
                .doesNotContain("bound", "endpoint");
    }

    @Test
    void aBrokenBodyIsToldBeforeAnythingIsSetUp() throws Exception {
        TestResponse answer = client.post("/body").json("{").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Scenarios.LOG).isEmpty();
    }

    @Test
    void aProviderThatIsNotCachedIsCalledForEveryParameter() throws Exception {
        assertThat(get("/uncached").text()).isEqualTo("1");
    }

    @Test
    void tasksRunAfterAnswersWithoutABodyAndThoseByHand() throws Exception {
        get("/empty");
        get("/by-hand");
        assertThat(Scenarios.LOG).containsExactly("api", "task", "api", "task");
    }

    @Test
    void aTaskThatFailsIsLoggedAndTheOthersRunOtherThanInFastApi() throws Exception {
        assertThat(get("/failing-task").status()).isEqualTo(200);
        assertThat(Scenarios.LOG).containsExactly("api", "a up", "one", "three", "a down");
    }

    @Test
    void tasksOfATearDownRunOtherThanInFastApi() throws Exception {
        get("/late");
        assertThat(Scenarios.LOG).containsExactly("api", "late down", "task of the tear-down");
    }

    @Test
    void anOverrideLendsAtThePlaceOfTheOriginal() throws Exception {
        Lender<Scenarios.A> lender =
                yield -> {
                    Scenarios.LOG.add("override up");
                    yield.to(new Scenarios.A("override"));
                    Scenarios.LOG.add("override down");
                };
        try (TestClient other =
                TestClient.of(Scenarios.class).overrideLending(Scenarios.A.class, lender)) {
            other.get("/inside/order").send();
        }
        assertThat(Scenarios.LOG)
                .containsExactly(
                        "api",
                        "router",
                        "route",
                        "override up",
                        "b up",
                        "endpoint",
                        "b down",
                        "override down");
    }
}

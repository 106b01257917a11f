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
 * which the test's name tells. The numbers are those of the table in docs/dependencies.md; the
 * others are in FurtherScenariosTest.
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

    // 1, 15
    @Test
    void setUpGoesFromTheApiToTheRouterToTheRouteThenFromLeftToRightAndDeepFirst()
            throws Exception {
        assertThat(get("/inside/order").text()).isEqualTo("true");
        assertThat(Scenarios.LOG)
                .containsExactly(
                        "api", "router", "route", "a up", "b up", "endpoint", "b down", "a down");
    }

    // 2
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

    // 3
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

    // 8
    @Test
    void aCommitThatFailsIsTheAnswerAndNoTaskRuns() throws Exception {
        TestResponse answer = get("/scopes?fail=true");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(Scenarios.LOG).doesNotContain("task");
    }

    // 4
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

    // 5
    @Test
    void aLenderMayReplaceTheException() throws Exception {
        TestResponse answer = get("/replaced");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Scenarios.LOG).contains("a saw HttpException");
    }

    // 6
    @Test
    void aLenderThatSwallowsTheExceptionIsA500ThatNamesItInTheLog() throws Exception {
        TestResponse answer = get("/swallowed");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(Scenarios.LOG).contains("swallowed");
    }

    // 7
    @Test
    void aTearDownThatFailsAfterTheAnswerDoesNotChangeIt() throws Exception {
        TestResponse answer = get("/fails-after");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"sent already\"");
        assertThat(Scenarios.LOG).contains("a saw Refused", "a down");
    }

    // 12
    @Test
    void aProviderThatFailsAtSetUpStopsEverything() throws Exception {
        assertThat(get("/fails-before").status()).isEqualTo(418);
        assertThat(Scenarios.LOG).doesNotContain("endpoint").contains("a saw Refused");
    }

    // 10, 11
    @Test
    void whatIsInvalidIsNotCalledButAllOthersAreAndAllIsToldAtOnce() throws Exception {
        TestResponse answer = get("/invalid?number=x&other=y");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("[\"query\",\"number\"]", "[\"query\",\"other\"]");
        assertThat(Scenarios.LOG)
                .contains("a up", "function up", "a saw RequestValidationException", "a down")
                .doesNotContain("bound", "endpoint");
    }

    // 29
    @Test
    void aBrokenBodyIsToldBeforeAnythingIsSetUp() throws Exception {
        TestResponse answer = client.post("/body").json("{").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Scenarios.LOG).isEmpty();
    }

    // 13
    @Test
    void aProviderThatIsNotCachedIsCalledForEveryParameter() throws Exception {
        assertThat(get("/uncached").text()).isEqualTo("1");
    }

    // 28, 18
    @Test
    void tasksRunAfterAnswersWithoutABodyAndThoseByHand() throws Exception {
        get("/empty");
        get("/by-hand");
        assertThat(Scenarios.LOG).containsExactly("api", "task", "api", "task");
    }

    // 16, 25
    @Test
    void aTaskThatFailsIsLoggedOnceTheOthersRunThenRequestScopeSeesIt() throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(get("/failing-task").status()).isEqualTo(200);
            assertThat(log.messages()).containsExactly("A background task failed.");
        }
        assertThat(Scenarios.LOG)
                .containsExactly("api", "a up", "one", "three", "a saw Refused", "a down");
    }

    // 17
    @Test
    void tasksOfATearDownRunOtherThanInFastApi() throws Exception {
        get("/late");
        assertThat(Scenarios.LOG).containsExactly("api", "late down", "task of the tear-down");
    }

    // 21
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

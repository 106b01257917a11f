package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;
import dev.jumun.testing.TestSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rest of what {@link ScenariosTest} begins; with the same numbers. */
class FurtherScenariosTest {
    private final TestClient client = TestClient.of(FurtherScenarios.class);

    @BeforeEach
    void forget() {
        FurtherScenarios.LOG.clear();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private TestResponse get(String path) throws Exception {
        return client.get(path).send();
    }

    // 9, 19
    @Test
    void providersEndpointTasksAndTearDownsShareOneThreadAndItsLocalsOtherThanInFastApi()
            throws Exception {
        String thread = String.valueOf(get("/threads").json());
        assertThat(FurtherScenarios.LOG)
                .containsExactly(
                        "in the endpoint: set by the provider",
                        "by " + thread,
                        "by " + thread,
                        "at the tear-down: set by the provider",
                        "by " + thread);
    }

    // 13
    @Test
    void whatSeveralTakeIsSetUpAndTornDownOnce() throws Exception {
        assertThat(get("/cached").json()).isEqualTo(true);
        assertThat(FurtherScenarios.LOG).containsExactly("number up", "number down");
    }

    // 16, 25
    @Test
    void whatBreaksAStreamIsSeenByRequestScopeAndNoTaskRuns() throws Exception {
        TestResponse answer = get("/broken-stream");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("1\n");
        assertThat(FurtherScenarios.LOG)
                .containsExactly("a up", "b down", "a saw Refused", "a down");
    }

    // 17
    @Test
    void tasksRunOneAfterAnotherInTheOrderInWhichTheyWereAdded() throws Exception {
        get("/tasks");
        assertThat(FurtherScenarios.LOG)
                .containsExactly(
                        "a up",
                        "b down",
                        "task of a",
                        "task of b",
                        "task of the endpoint",
                        "a down");
    }

    // 18: a Response holds no tasks of its own here, so there is nothing that could replace them
    @Test
    void anAnswerByHandHasTheTasksOfAll() throws Exception {
        get("/tasks/by-hand");
        assertThat(FurtherScenarios.LOG)
                .containsExactly("a up", "task of a", "task of the endpoint", "a down");
    }

    // 20
    @Test
    void whatTryClosesIsClosedWhateverHappens() throws Exception {
        assertThat(get("/resource?fail=false").status()).isEqualTo(200);
        assertThat(get("/resource?fail=true").status()).isEqualTo(418);
        assertThat(FurtherScenarios.LOG).containsExactly("closed", "closed");
    }

    // 22
    @Test
    void aFilterEndsAfterTearDownAndTasks() throws Exception {
        get("/filtered");
        assertThat(FurtherScenarios.LOG)
                .containsExactly(
                        "filter before", "a up", "endpoint", "task of a", "a down", "filter after");
    }

    // 23
    @Test
    void aMiddlewareMethodGoesOnWhenTheAnswerBegins() throws Exception {
        get("/beside");
        assertThat(FurtherScenarios.LOG)
                .containsExactly(
                        "middleware before",
                        "a up",
                        "endpoint",
                        "b down",
                        "middleware after",
                        "task of a",
                        "task of b",
                        "a down");
    }

    // 24
    @Test
    void whatCannotBeWrittenIsSeenByAllAndA500() throws Exception {
        assertThat(get("/no-json").status()).isEqualTo(500);
        assertThat(FurtherScenarios.LOG).hasSize(3).doesNotContain("task of a");
        assertThat(FurtherScenarios.LOG.get(1)).startsWith("a saw ");
    }

    // 26
    @Test
    void whatHasOtherScopesOfSecurityIsCalledForItself() throws Exception {
        TestResponse answer = client.get("/scopes").header("authorization", "Bearer x").send();
        assertThat(answer.text()).isEqualTo("[[\"read\"],[\"write\"]]");
        assertThat(FurtherScenarios.LOG).containsExactly("needed [read]", "needed [write]");
    }

    // 27
    @Test
    void theOuterOneSeesWhatTheInnerOneThrowsInstead() throws Exception {
        TestResponse answer = get("/replaced-twice");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json("detail")).isEqualTo("the last one counts");
        assertThat(FurtherScenarios.LOG).containsExactly("inner saw Refused", "outer saw Replaced");
    }

    // 30
    @Test
    void afterAWebSocketTheFunctionScopeEndsThenTheRequestScope() throws Exception {
        try (TestSocket socket = client.webSocket("/socket").connect()) {
            assertThat(socket.receiveText()).isEqualTo("last");
            socket.receiveClose();
        }
        client.close(); // the handler has ended then
        assertThat(FurtherScenarios.LOG).startsWith("a up", "endpoint", "b down");
    }

    // 31
    @Test
    void whatIsNoNumberIsNull() throws Exception {
        TestResponse answer = get("/not-a-number");
        assertThat(answer.json("nan")).isNull();
        assertThat(answer.json("infinite")).isNull();
    }

    /** 14 is an error of the compiler: {@code DEP-6}, in the processor's DeclarationErrorsTest. */
    @Test
    void theTableListsAllAndEachHasATest() throws Exception {
        Set<Integer> all = IntStream.rangeClosed(1, 31).boxed().collect(Collectors.toSet());
        String chapter = Files.readString(Path.of("..", "docs", "dependencies.md"));
        assertThat(numbers(chapter, "(?m)^\\| ([0-9]+) \\|")).isEqualTo(all);
        Set<Integer> tested = numbers(source("ScenariosTest"), "(?m)^    // ([0-9, ]+)");
        tested.addAll(numbers(source("FurtherScenariosTest"), "(?m)^    // ([0-9, ]+)"));
        tested.add(14);
        assertThat(tested).isEqualTo(all);
    }

    private static String source(String type) throws Exception {
        Path file = Path.of("src", "test", "java", "dev", "jumun", "tests", type + ".java");
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static Set<Integer> numbers(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .flatMap(found -> Pattern.compile(", ?").splitAsStream(found.group(1)))
                .map(number -> Integer.valueOf(number.strip()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package dev.jumun.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.file.FileTree;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Static files beside routes, with and without a guard; in a task of filters and without one. */
class FilesTest {
    @TempDir Path folder;
    private final Routed app = new Routed();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("outer/pages"));
        Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("outer/a.txt"), "outer a");
        Files.writeString(folder.resolve("outer/secret.txt"), "secret");
        Files.writeString(folder.resolve("outer/pages/index.html"), "page");
        Files.writeString(folder.resolve("inner/a.txt"), "inner a");
        app.routes.add("GET", "/files/route", "Api.route", Routed.text("route"));
        app.files = List.of(tree("/files", "outer", true), tree("/files/inner", "inner", false));
    }

    private FileTree tree(String path, String directory, boolean html) {
        return new FileTree(
                path,
                folder.resolve(directory).toString(),
                html,
                "",
                FilesTest.class.getClassLoader());
    }

    private void around(boolean inTask) {
        app.aroundAll = inTask ? List.of(Routed.tagging("all")) : List.of();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areSentWhereNoRouteAnswers(boolean inTask) {
        around(inTask);

        assertThat(app.get("/files/a.txt").text()).isEqualTo("outer a");
        assertThat(app.get("/files/route").text()).isEqualTo("route");
        assertThat(app.get("/files/none.txt").status()).isEqualTo(404);
        assertThat(app.get("/a.txt").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongerPathComesFirstAndTheOneAroundItNext(boolean inTask) throws IOException {
        Files.createDirectories(folder.resolve("outer/inner"));
        Files.writeString(folder.resolve("outer/inner/b.txt"), "outer b");
        around(inTask);

        assertThat(app.get("/files/inner/a.txt").text()).isEqualTo("inner a");
        assertThat(app.get("/files/inner/b.txt").text()).isEqualTo("outer b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderWithAPageHasASlashAtItsEnd(boolean inTask) {
        around(inTask);
        RecordedExchange redirected = app.get("/files/pages");

        assertThat(redirected.status()).isEqualTo(307);
        assertThat(redirected.answered("location")).isEqualTo("http://a.example/files/pages/");
        assertThat(app.get("/files/pages/").text()).isEqualTo("page");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherMethodIsRefused(boolean inTask) {
        around(inTask);

        assertThat(app.handle(RecordedExchange.of("PUT", "/files/a.txt")).status()).isEqualTo(405);
        assertThat(app.handle(RecordedExchange.of("PUT", "/files/none")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGuardIsAskedBeforeOneLearnsWhetherThereIsAFile(boolean inTask) {
        around(inTask);
        app.guard =
                call -> {
                    asked.add(call.request().path());
                    if (call.request().headers().first("key") == null) {
                        throw new HttpException(401);
                    }
                    call.settings().header("guard", "passed");
                    call.proceed();
                };

        assertThat(app.get("/files/a.txt").status()).isEqualTo(401);
        assertThat(app.get("/files/none.txt").status()).isEqualTo(401);
        RecordedExchange passed = withKey("/files/a.txt");
        assertThat(passed.text()).isEqualTo("outer a");
        assertThat(passed.answered("guard")).isEqualTo("passed");
        assertThat(withKey("/files/inner/a.txt").text()).isEqualTo("inner a");
        assertThat(withKey("/files/none.txt").status()).isEqualTo(404);
        assertThat(app.get("/files/route").text()).isEqualTo("route");
        assertThat(app.get("/other").status()).isEqualTo(404);
        assertThat(asked)
                .containsExactly(
                        "/files/a.txt",
                        "/files/none.txt",
                        "/files/a.txt",
                        "/files/inner/a.txt",
                        "/files/none.txt");
    }

    private RecordedExchange withKey(String target) {
        return app.handle(
                RecordedExchange.of("GET", target).with("host", "a.example").with("key", "k"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGuardThatDoesNotGoOnAnswersItself(boolean inTask) {
        around(inTask);
        app.guard = Routed.text("closed");

        assertThat(app.get("/files/a.txt").text()).isEqualTo("closed");
    }
}

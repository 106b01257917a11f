package dev.jumun.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.cli.project.Project;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

import javax.tools.ToolProvider;

/** A pom that is changed while its project is served: the socket stays, as at any save. */
@Timeout(300)
class OtherBuildTest {
    private static final String LABEL =
            "@Get(\"/label\") String label() { return lib.Label.text(); }";

    private static final String LABEL_SOURCE =
            """
            package lib;
            public class Label {
                public static String text() { return "VERSION"; }
                public static long drivers() throws Exception {
                    Class.forName("lib.LabelDriver");
                    return java.sql.DriverManager.drivers()
                            .filter(each -> each.getClass().getName().equals("lib.LabelDriver"))
                            .count();
                }
            }
            """;

    /** It registers itself, as drivers do. */
    private static final String DRIVER =
            """
            package lib;
            import java.sql.*;
            public class LabelDriver implements Driver {
                static {
                    try { DriverManager.registerDriver(new LabelDriver()); }
                    catch (SQLException e) { throw new ExceptionInInitializerError(e); }
                }
                public Connection connect(String url, java.util.Properties info) { return null; }
                public boolean acceptsURL(String url) { return false; }
                public DriverPropertyInfo[] getPropertyInfo(String u, java.util.Properties i) {
                    return new DriverPropertyInfo[0]; }
                public int getMajorVersion() { return 1; }
                public int getMinorVersion() { return 0; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            """;

    @TempDir Path folder;

    /** Two versions of a library; the pom is the name of one. */
    @BeforeEach
    void lay() throws IOException {
        for (String version : List.of("one", "two")) {
            Path source =
                    Files.createDirectories(folder.resolve("lib-source/lib")).resolve("Label.java");
            Files.writeString(source, LABEL_SOURCE.replace("VERSION", version));
            Path driver = source.resolveSibling("LabelDriver.java");
            Files.writeString(driver, DRIVER);
            Path classes = Files.createDirectories(folder.resolve("lib-" + version));
            assertThat(
                            ToolProvider.getSystemJavaCompiler()
                                    .run(
                                            null,
                                            null,
                                            null,
                                            "-proc:none",
                                            "-d",
                                            classes.toString(),
                                            source.toString(),
                                            driver.toString()))
                    .isZero();
        }
        savePom("one");
        ServedShop.save(folder, "word", LABEL);
    }

    private void savePom(String version) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), version);
    }

    private Project opened() {
        List<Path> libraries = new ArrayList<>(ServedFolder.classPath());
        try {
            String pom = Files.readString(folder.resolve("pom.xml"));
            if (pom.equals("hanging")) {
                Gate.deaf();
            }
            boolean isLarger = pom.startsWith("larger ");
            String version = isLarger ? pom.substring("larger ".length()) : pom;
            Path library = folder.resolve("lib-" + version);
            if (!Files.exists(library)) {
                throw new IllegalArgumentException("There is no lib:" + version + ".");
            }
            libraries.add(library);
            Project project = Project.of(folder, libraries);
            return isLarger ? withModule(project) : project;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A module next to it is compiled along. */
    private Project withModule(Project project) {
        List<Path> sources = new ArrayList<>(project.sources());
        sources.add(folder.resolve("extra/src/main/java"));
        return new Project(
                project.name(),
                project.folder(),
                sources,
                project.resources(),
                project.libraries(),
                project.output(),
                project.buildFiles());
    }

    @AfterEach
    void open() {
        Gate.open();
    }

    private ServedShop serve() throws IOException {
        ServedShop shop =
                new ServedShop(folder, (project, progress) -> opened(), Duration.ofMinutes(10));
        savePom("one "); // differs from what this process was started with
        shop.ask("/word");
        savePom("one");
        return shop;
    }

    @Test
    void theNextRequestHasTheNewLibrary() throws Exception {
        try (ServedShop shop = serve()) {
            assertThat(shop.ask("/label").body()).isEqualTo("\"one\"");
            savePom("two");
            List<CompletableFuture<HttpResponse<String>>> many = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                many.add(shop.begin("/label"));
            }
            assertThat(many)
                    .allSatisfy(each -> assertThat(each.join().body()).isEqualTo("\"two\""));
            assertThat(shop.ask("/.jumun/state").body()).contains("fresh");
        }
    }

    @Test
    void aBuildThatCannotBeUsedIsShownUntilItIsMended() throws Exception {
        try (ServedShop shop = serve()) {
            assertThat(shop.ask("/label").body()).isEqualTo("\"one\"");
            savePom("three");
            HttpResponse<String> broken = shop.ask("/label");
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.body())
                    .contains("\"state\":\"broken\"", "There is no lib:three.", "pom.xml");
            shop.save("other", LABEL); // it does not make the build better
            assertThat(shop.ask("/word").body()).contains("There is no lib:three.");
            assertThat(shop.ask("/.jumun/state").body()).contains("There is no lib:three.");

            savePom("one");
            assertThat(shop.ask("/label").body()).isEqualTo("\"one\"");
            assertThat(shop.ask("/word").body()).isEqualTo("\"other\"");
        }
    }

    /** Its folders are watched as well: a save in them gets a head start. */
    @Test
    void aSaveInAModuleThatTheBuildAddsIsSeenWithoutARequest() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("extra/src/main/java/extra"));
        Path word = sources.resolve("Word.java");
        Files.writeString(word, "package extra; class Word {}");
        try (ServedShop shop = serve()) {
            savePom("larger one");
            assertThat(shop.ask("/word").body()).isEqualTo("\"word\"");
            shop.changed.clear();
            saveAtOnce(word, "package extra; class Word { int number; }");
            assertThat(shop.changed.take()).isEqualTo(word);
            Path added = Files.createDirectories(sources.resolve("deep")).resolve("New.java");
            saveAtOnce(added, "package extra.deep; class New {}");
            assertThat(shop.changed.take()).isEqualTo(added);
        }
    }

    /** No one sees half of it. */
    private void saveAtOnce(Path file, String source) throws IOException {
        Path written = Files.writeString(folder.resolve("written"), source);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The repository does not answer, and no interrupt ends that. */
    @Test
    void aBuildThatHangsIsReplacedByTheNextOne() throws Exception {
        try (ServedShop shop = serve()) {
            shop.ask("/word");
            savePom("hanging");
            Gate.awaitReached();
            CompletableFuture<HttpResponse<String>> waiting = shop.begin("/label");
            savePom("two");
            assertThat(waiting.join().body()).isEqualTo("\"two\"");
        }
    }

    @Test
    void aBuildThatHangsDoesNotHoldUpTheEnd() throws Exception {
        PipedOutputStream keys = new PipedOutputStream();
        PipedInputStream typed = new PipedInputStream(keys);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Project project = Project.of(folder, ServedFolder.classPath());
        DevSession session =
                new DevSession(
                        project, null, List.of(), ServerSettings.defaults().withPort(0), Set.of());
        BuildFiles build = new BuildFiles(project, (before, progress) -> opened());
        FutureTask<Integer> code =
                new FutureTask<>(() -> session.run(build, false, false, typed, nowhere, nowhere));
        Thread.ofPlatform().daemon().start(code);
        savePom("hanging");
        Gate.awaitReached();
        keys.write("q\n".getBytes(StandardCharsets.UTF_8));
        keys.flush();
        assertThat(code.get()).isZero();
    }

    /** The DriverManager would hold them, and they their class loader. */
    @Test
    void theDriversOfOldLibrariesAreRemoved() throws Exception {
        ServedShop.save(
                folder,
                "word",
                "@Get(\"/drivers\") long drivers() throws Exception {"
                        + " return lib.Label.drivers(); }");
        try (ServedShop shop = serve()) {
            assertThat(shop.ask("/drivers").body()).isEqualTo("1");
            Method old = drivers(shop);
            assertThat(old.invoke(null)).isEqualTo(1L);
            savePom("two");
            assertThat(shop.ask("/drivers").body()).isEqualTo("1");
            assertThat(drivers(shop)).isNotEqualTo(old);
            assertThat(old.invoke(null)).isEqualTo(0L);
        }
    }

    /** Counts the drivers that the present libraries have registered. */
    private static Method drivers(ServedShop shop) throws Exception {
        State.Fresh fresh = (State.Fresh) shop.generations().known();
        return Class.forName("lib.Label", true, fresh.generation().loader()).getMethod("drivers");
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("Hello.java"), "class Hello {}");
        Project project = Project.of(file, List.of());
        Files.delete(file);
        assertThatThrownBy(() -> BuildFiles.reopened(project, words -> {}))
                .hasMessage("There is no " + file + ".");
    }

    /** Its time differs, its libraries do not. */
    @Test
    void aBuildThatNamesTheSameLibrariesKeepsTheGeneration() throws Exception {
        try (ServedShop shop = serve()) {
            String before = shop.ask("/.jumun/state").body();
            Files.setLastModifiedTime(
                    folder.resolve("pom.xml"), java.nio.file.attribute.FileTime.fromMillis(1));
            assertThat(shop.ask("/label").body()).isEqualTo("\"one\"");
            assertThat(shop.ask("/.jumun/state").body()).isEqualTo(before);
        }
    }
}

package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;

/** What is said of {@code @Requires} on an API that has more than routes. */
class GuardTest {
    private static List<String> told(String annotations, String check, String mounted) {
        return Compiler.javac()
                .withProcessors(new JumunProcessor())
                .compile(
                        JavaFileObjects.forSourceString(
                                "shop.Shop",
                                """
                                package shop;
                                import dev.jumun.*;
                                %s
                                class Shop { @Provides static void check(%s) {} }
                                @Api %s class Below { @Provides static void own() {} }
                                """
                                        .formatted(annotations, check, mounted)))
                .diagnostics()
                .stream()
                .filter(d -> d.getKind() != Diagnostic.Kind.NOTE)
                .map(d ->
                        (d.getKind() == Diagnostic.Kind.ERROR ? "error " : "warning ")
                                + d.getMessage(Locale.ROOT))
                .toList();
    }

    private static final String MOUNTS =
            "@Api(mounts = @Api.Mount(path = \"/m\", api = Below.class)) @Requires(\"check\")";

    @Test
    void warnsOfAMountThatIsNotCovered() {
        assertThat(told(MOUNTS, "", ""))
                .singleElement()
                .asString()
                .startsWith(
                        "warning [JUMUN-GUARD-1] @Requires of Shop does not cover what it mounts at"
                                + " \"/m\": Below is a separate API. Put @Requires there");
    }

    @Test
    void saysNothingOfAMountWithAGuardOfItsOwnOrIfSuppressed() {
        assertThat(told(MOUNTS, "", "@Requires(\"own\")")).isEmpty();
        assertThat(told(MOUNTS + " @SuppressWarnings(\"JUMUN-GUARD-1\")", "", "")).isEmpty();
    }

    @Test
    void anApiThatNeedsAGuardIsNotMountedWithoutOne() {
        assertThat(openMount("", ""))
                .singleElement()
                .asString()
                .startsWith(
                        "error [JUMUN-GUARD-2] Shop mounts Below at \"/m\", which needs a guard,"
                                + " without one. Name a @Provides method that checks clients");
        assertThat(openMount(", requires = \"check\"", "")).isEmpty();
        assertThat(openMount("", "@Requires(\"own\")")).isEmpty();
    }

    private static List<String> openMount(String guard, String below) {
        return told(
                "@Api(mounts = @Api.Mount(path = \"/m\", api = Below.class" + guard + "))",
                "",
                "(needsGuard = true) " + below);
    }

    @Test
    void aMountNamesItsGuardAsRequiresDoes() {
        assertThat(
                        told(
                                "@Api(mounts = @Api.Mount(path = \"/m\", api = Below.class,"
                                        + " requires = \"missing\"))",
                                "",
                                ""))
                .singleElement()
                .asString()
                .startsWith("error [JUMUN-DEP-10] Shop requires \"missing\"");
    }

    @Test
    void aGuardOfFilesHasNoVariablesOfAPath() {
        assertThat(
                        told(
                                "@Api @Requires(\"check\") @StaticFiles(path = \"/f\", directory ="
                                        + " \"src\")",
                                "@Path String id",
                                ""))
                .singleElement()
                .asString()
                .startsWith("error [JUMUN-PATH-3] The static files of Shop needs Shop.check");
    }

    /** The name of the method is what a stack trace shows. */
    @Test
    void filesAreGuardedByGuardFiles() throws IOException {
        assertThat(routes(""))
                .contains("return this::guardFiles;", "void guardFiles(Call call)")
                .doesNotContain("guardFiles2");
        assertThat(routes("@Get(\"/a\") int guardFiles() { return 1; }"))
                .contains("return this::guardFiles2;", "void guardFiles2(Call call)");
    }

    /** The generated class of an API whose files are guarded. */
    private static String routes(String handler) throws IOException {
        return Compiler.javac()
                .withProcessors(new JumunProcessor())
                .compile(
                        JavaFileObjects.forSourceString(
                                "shop.Shop",
                                """
                                package shop;
                                import dev.jumun.*;
                                @Api @Requires("check") @StaticFiles(path = "/f", directory = "f")
                                class Shop { @Provides static void check() {} %s }
                                """
                                        .formatted(handler)))
                .generatedSourceFile("shop.ShopRoutes")
                .orElseThrow()
                .getCharContent(false)
                .toString();
    }

    @Test
    void severalPartsMayHaveTheSameGuard() {
        String mount = "@Api.Mount(path = \"/%s\", api = Below.class, requires = \"check\")";
        assertThat(
                        told(
                                "@Api(mounts = {%s, %s}) @Requires(\"check\")"
                                                .formatted(
                                                        mount.formatted("a"), mount.formatted("b"))
                                        + " @StaticFiles(path = \"/s\", directory = \"s\")",
                                "",
                                ""))
                .isEmpty();
    }
}

package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Mistakes in declarations of security, at the line that ends in {@code // here}. */
class SecurityErrorsTest {
    private static final String HEADER =
            """
            package shop;

            import dev.jumun.*;
            import dev.jumun.security.*;
            import java.util.*;

            record User(String name, List<String> scopes) {}

            @OAuth2PasswordBearer(tokenUrl = "token", scopes = @OAuth2Scope("items"))
            @interface Token {}

            @Api
            class Shop {
            @Provides static User user(SecurityScopes scopes, @Token String token) {
                return new User(token, scopes.scopes());
            }
            """;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "SECURITY-1",
                        "user needs the scope \"itmes\", which no scheme of its dependencies"
                                + " declares",
                        "@Get(\"/\") String a(",
                        "@Scopes(\"itmes\") User user) { return \"\"; } // here"),
                mistake(
                        "SECURITY-1",
                        "a needs the scope \"other\"",
                        "@Scopes(\"other\") @Get(\"/\") String a(User user) { return \"\"; } //"
                                + " here"),
                mistake(
                        "SECURITY-2",
                        "Two different security schemes have the name \"OAuth2PasswordBearer\"",
                        "@Get(\"/\") String a(@Token String one,",
                        "@OAuth2PasswordBearer(tokenUrl = \"x\") String two) { return \"\"; } //"
                                + " here"),
                mistake(
                        "SECURITY-3",
                        "is a int, which @ApiKeyHeader does not take",
                        "@Get(\"/\") String a(",
                        "@ApiKeyHeader(\"x-key\") int key) { return \"\"; } // here"),
                mistake(
                        "SECURITY-3",
                        "is a java.lang.String, which @HttpBasic does not take",
                        "@Get(\"/\") String a(",
                        "@HttpBasic String basic) { return \"\"; } // here"),
                mistake(
                        "SECURITY-3",
                        "which @OAuth2PasswordBearer does not take",
                        "@Get(\"/\") String a(",
                        "@Token Optional<HttpCredentials> token) { return \"\"; } // here"),
                mistake(
                        "SECURITY-4",
                        "takes the credentials of two schemes",
                        "@Get(\"/\") String a(",
                        "@Token @ApiKeyHeader(\"x-key\") String key) { return \"\"; } // here"),
                mistake(
                        "SECURITY-5",
                        "a has scopes, but no dependency reads them",
                        "@Scopes(\"items\") @Get(\"/\") String a() { return \"\"; } // here"),
                mistake(
                        "SECURITY-5",
                        "q has scopes, but no dependency reads them",
                        "@Get(\"/\") String a(",
                        "@Scopes(\"items\") String q) { return \"\"; } // here"),
                mistake(
                        "SECURITY-5",
                        "a has scopes, but no dependency reads them", // a scheme reads no scopes
                        "@Scopes(\"items\") @Get(\"/\") String a(@Token String t) { return t; } //"
                                + " here"),
                mistake(
                        "SECURITY-5",
                        "key has scopes, but no dependency reads them",
                        "@Get(\"/\") String a(",
                        "@Scopes(\"items\") @ApiKeyHeader(\"x-key\") String key) { return key; } //"
                                + " here"),
                mistake(
                        "SECURITY-5",
                        "plain has scopes, but no dependency reads them",
                        "record Plain(String t) {}",
                        "@Provides static Plain plain(@Token String t) { return new Plain(t); }",
                        "@Get(\"/\") String a(",
                        "@Scopes(\"items\") Plain plain) { return plain.t(); } // here"),
                mistake(
                        "SECURITY-5",
                        "inner has scopes, but no dependency reads them",
                        "record Plain(String t) {}",
                        "record Outer(Plain inner) {}",
                        "@Provides static Plain plain(@Token String t) { return new Plain(t); }",
                        "@Provides static Outer outer(",
                        "@Scopes(\"items\") Plain inner) { return new Outer(inner); } // here",
                        "@Get(\"/\") String a(Outer outer) { return \"\"; }"),
                mistake(
                        "SECURITY-5",
                        "a has scopes, but no dependency reads them",
                        "@Scopes(\"items\") @Requires(\"plain\") @Get(\"/\") String a() { return"
                                + " \"\"; } // here",
                        "record Plain(String t) {}",
                        "@Provides static Plain plain(@Token String t) { return new Plain(t); }"),
                mistake(
                        "SECURITY-6",
                        "has the name \"x key\", which is not valid",
                        "@Get(\"/\") String a(",
                        "@ApiKeyHeader(\"x key\") String key) { return \"\"; } // here"),
                mistake(
                        "SECURITY-6",
                        "responds with the status 200",
                        "@Get(\"/\") String a(",
                        "@HttpBearer(status = 200) String token) { return \"\"; } // here"),
                mistake(
                        "SECURITY-6",
                        "\"me items\" on user is not a valid scope",
                        "@Get(\"/\") String a(",
                        "@Scopes(\"me items\") User user) { return \"\"; } // here"),
                mistake(
                        "SECURITY-6",
                        "has the scope \"a\\\"b\", which is not valid".replace("\\", ""),
                        "@Get(\"/\") String a(@OAuth2PasswordBearer(schemeName = \"B\",",
                        "tokenUrl = \"t\", scopes = @OAuth2Scope(\"a\\\"b\"))",
                        "String token) { return \"\"; } // here"),
                mistake(
                        "CALL-1",
                        "Hidden is not accessible from the API's package shop",
                        "@HttpBearer private @interface Hidden {}",
                        "@Get(\"/\") String a(",
                        "@Hidden String token) { return \"\"; } // here"),
                mistake(
                        "DEP-6",
                        "lives as long as the application, but takes token from a request",
                        "@Provides(Scope.APP) static Random random(",
                        "@Token String token) { return new Random(); } // here"));
    }

    private static Arguments mistake(String id, String words, String... members) {
        return Arguments.of(id, words, String.join("\n", members));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void isToldWhereItIs(String id, String words, String members) {
        Compilation compilation = compile(members);
        List<Diagnostic<? extends JavaFileObject>> errors = compilation.errors();
        assertThat(errors).as(errors.toString()).hasSize(1);
        String message = errors.getFirst().getMessage(Locale.ROOT);
        assertThat(message).startsWith("[JUMUN-" + id + "] ").contains(words);
        assertThat(message.substring(message.indexOf(words)))
                .as("a fact and a remedy")
                .containsPattern("\\. [A-Z].*\\.");
        String before = (HEADER + members).split("// here", 2)[0];
        assertThat(errors.getFirst().getLineNumber()).isEqualTo(before.lines().count());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "@Scopes(\"items\") @Router class Lines { @Get(\"/b\") String b() { return \"\"; }"
                        + " } @Api(routers = Lines.class) class Other {}",
                "@Router class Lines { @Get(\"/b\") String b() { return \"\"; } }"
                        + " @Scopes(\"items\") @Api(routers = Lines.class) class Other {}",
                "@Scopes(\"items\") @Router class Lines { @Get(\"/b\") String b(@HttpBearer String"
                        + " t) { return t; } } @Api(routers = Lines.class) class Other {}",
            })
    void theScopesOfARouterOrApiHaveToBeReadByEachRoute(String types) {
        assertThat(messages(compile("} " + types + " class Rest {")))
                .singleElement()
                .asString()
                .matches(
                        "\\[JUMUN-SECURITY-5\\] b has the scopes of (Lines|Other), but no"
                                + " dependency reads them\\. Depend on a provider that takes"
                                + " SecurityScopes\\.");
    }

    @Test
    void theScopesOfAnApiAreReadByWhatItRequires() {
        assertThat(
                        messages(
                                compile(
                                        """
                                        }
                                        @Router class Lines { @Get("/b") String b() { return ""; } }
                                        @Scopes("items") @Requires("see") @Api(routers = Lines.class)
                                        class Other {
                                            @Provides static void see(SecurityScopes scopes, @Token String t) {}
                                        """)))
                .isEmpty();
    }

    @Test
    void theScopesOfACallAreListedAtItsScheme() {
        String webhooks = "} interface Hooks { %s } @Api(webhooks = Hooks.class) class Other {";
        assertThat(
                        messages(
                                compile(
                                        webhooks.formatted(
                                                "@Scopes(\"items\") @Post(\"paid\") void"
                                                        + " paid();"))))
                .singleElement()
                .asString()
                .startsWith("[JUMUN-SECURITY-5] paid has scopes, but no dependency reads them.");
        assertThat(
                        messages(
                                compile(
                                        webhooks.formatted(
                                                "@Scopes(\"items\") @Post(\"paid\") void"
                                                        + " paid(@Token String token);"))))
                .isEmpty();
    }

    private static List<String> messages(Compilation compilation) {
        return compilation.errors().stream().map(e -> e.getMessage(Locale.ROOT)).toList();
    }

    @Test
    void aSchemeMayBeDeclaredTwiceIfItIsTheSame() {
        Compilation compilation =
                compile(
                        """
                        @Get("/a") String a(@HttpBearer String token) { return token; }
                        @Get("/b") String b(@HttpBearer(status = 403) String token) { return token; }
                        @Get("/c") String c(@HttpBearer Optional<HttpCredentials> token) { return ""; }
                        """);
        assertThat(compilation.errors()).isEmpty();
    }

    @Test
    void aCircleOfProvidersWithScopesIsReportedAsOthersAre() {
        Compilation compilation =
                compile(
                        """
                        record A(int a) {}
                        record B(int b) {}
                        @Provides static A a(B b, SecurityScopes scopes) { return new A(1); }
                        @Provides static B b(@Scopes("items") A a) { return new B(1); }
                        @Get("/a") String get(A a, User user) { return ""; }
                        """);
        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.getMessage(Locale.ROOT)).startsWith("[JUMUN-DEP-3]"));
    }

    private static Compilation compile(String members) {
        return Compiler.javac()
                .withProcessors(new JumunProcessor())
                .withOptions("-parameters")
                .compile(JavaFileObjects.forSourceString("shop.Shop", HEADER + members + "\n}\n"));
    }
}

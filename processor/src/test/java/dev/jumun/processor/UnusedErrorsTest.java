package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nothing names, and what seems wrong only because an annotation does not exist. */
class UnusedErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEP-17| No API of this compilation names Parts, so nothing calls its"
                        + " provider one. | class Parts { | @Provides static List<String> one() {"
                        + " return null; }",
                "ROUTER-5| Parts is neither an API nor a router, so nothing serves its one. |"
                        + " class Parts { | @Get(\"/\") void one() {}",
                "MIDDLEWARE-4| The middleware one is named = true, and nothing of this compilation"
                        + " names it. | @Router class Parts { | @Middleware(named = true) Response"
                        + " one(Request request, Next next) throws Exception { return next.call();"
                        + " }",
            })
    void isWarnedOfUnlessSuppressedOrNamed(String id, String words, String owner, String member) {
        String api = "@Api(routers = Parts.class) class Named {}";
        String names = owner.startsWith("@Router") ? api : "";
        Declared declared = Declared.types(owner, member + " // here", "}", names);
        assertThat(declared.errors()).isEmpty();
        assertThat(declared.warnings())
                .singleElement()
                .asString()
                .startsWith(declared.line() + ": [JUMUN-" + id + "] " + words);
        String suppressed = "@SuppressWarnings(\"JUMUN-" + id + "\") " + member;
        assertThat(Declared.types(owner, suppressed, "}", names).warnings()).isEmpty();
    }

    @Test
    void whatIsNamedIsNotWarnedOf() {
        Declared declared =
                Declared.types(
                        "class Parts { @Provides static Parts one() { return new Parts(); } }",
                        "class Hooks { @Post(\"paid\") void paid() {} }",
                        "interface Calls { @Post(\"{url}\") void call(); }",
                        "@Router(callbacks = Calls.class) class Lines {",
                        "@Middleware(named = true) Response one(Request request, Next next)"
                                + " throws Exception { return next.call(); }",
                        "@UseMiddleware(\"Lines.one\") @Get(\"/\") void a() {}",
                        "}",
                        "@Api(routers = Lines.class, providers = Parts.class, webhooks ="
                                + " Hooks.class) class Named {}");
        assertThat(declared.errors()).isEmpty();
        assertThat(declared.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Gett(\"/\") void a(@Query int x) {}",
                "@Get(\"/{x}\") void a(@Pathh(\"x\") List<String> y) {}",
                "@Providess static List<String> list() { return null; } @Get(\"/\") void"
                        + " a(List<String> list) {}",
            })
    void anAnnotationThatDoesNotExistIsTheOnlyError(String member) {
        assertThat(Declared.members(member).errors())
                .singleElement()
                .asString()
                .contains("cannot find symbol");
    }

    @Test
    void aRouterIsNotUnusedBecauseTheApiLacksItsImport() {
        Declared declared =
                Declared.types(
                        "@Router class Lines { @Get(\"/\") void a() {} }",
                        "@Apii(routers = Lines.class) class Other { @Get(\"/\") void a(@Query int"
                                + " x) {} }");
        assertThat(declared.errors()).singleElement().asString().contains("cannot find symbol");
        assertThat(declared.warnings()).isEmpty();
    }

    @Test
    void aSuperclassMayBeGeneric() {
        Declared declared =
                Declared.types(
                                "class Store<T> { T value() { return null; } }",
                                "@Router class Lines extends Store<String> {",
                                "@Get(\"/\") String a() { return value(); }",
                                "}")
                        .and();
        assertThat(
                        Declared.types(
                                        declared.types(),
                                        "@Api(routers = Lines.class) class Other extends"
                                                + " Store<Integer> {}")
                                .errors())
                .isEmpty();
    }
}

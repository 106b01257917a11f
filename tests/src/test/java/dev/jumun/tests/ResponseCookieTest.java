package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.Response;
import dev.jumun.ResponseCookie;
import dev.jumun.ResponseCookie.SameSite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

/** Cookies of answers: as FastAPI's {@code set_cookie} writes them. */
class ResponseCookieTest {
    private static final ResponseCookie COOKIE = ResponseCookie.of("a", "b");

    @Test
    void aPlainOneIsForTheWholeSite() {
        assertThat(COOKIE.toHeader()).isEqualTo("a=b; Path=/; SameSite=lax");
        assertThat(Response.empty(204).cookie("a", "b").headers().first("set-cookie"))
                .isEqualTo(COOKIE.toHeader());
        assertThat(COOKIE.path(null).sameSite(null).toHeader()).isEqualTo("a=b");
    }

    @Test
    void allAttributes() {
        ResponseCookie all =
                COOKIE.path("/x")
                        .domain("example.com")
                        .maxAge(Duration.ofMinutes(1))
                        .expires(Instant.parse("2026-11-03T07:08:09Z"))
                        .secure()
                        .httpOnly()
                        .partitioned()
                        .sameSite(SameSite.NONE);
        assertThat(all.toHeader())
                .isEqualTo(
                        "a=b; Domain=example.com; expires=Tue, 03 Nov 2026 07:08:09 GMT; HttpOnly;"
                                + " Max-Age=60; Partitioned; Path=/x; SameSite=none; Secure");
        assertThat(all.name() + all.value()).isEqualTo("ab");
        assertThat(all).asString().doesNotContain("b");
    }

    @Test
    void oneIsDeletedWhereItWasSet() {
        assertThat(COOKIE.path("/x").deleted().toHeader())
                .isEqualTo(
                        "a=; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/x;"
                                + " SameSite=lax");
        assertThat(Response.empty(204).deleteCookie("a").headers().first("set-cookie"))
                .startsWith("a=; ")
                .contains("Max-Age=0");
    }

    @Test
    void whatBrowsersRefuseIsRefused() {
        refuses(() -> COOKIE.sameSite(SameSite.NONE).toHeader(), "must be secure");
        refuses(() -> COOKIE.maxAge(Duration.ofSeconds(-1)), "cannot be kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a=b", "a\r\nb", "a\0", "ä", "a,b", "\"a\""})
    void aNameIsAToken(String name) {
        refuses(() -> ResponseCookie.of(name, "b"), "A cookie cannot be named");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;b", "a\r\nb", "a\0", "ä", "a,b", "a\"b", "\"", "a\\b"})
    void aValueHasNoSeparators(String value) {
        refuses(() -> ResponseCookie.of("a", value), "not allowed in a cookie");
        refuses(() -> COOKIE.value(value), "not allowed in a cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/;x", "/\r\nx", "/\0", "/ä"})
    void anAttributeEndsNowhereElse(String text) {
        refuses(() -> COOKIE.path(text), "The path of a cookie");
        refuses(() -> COOKIE.domain(text), "The domain of a cookie");
    }

    @Test
    void aValueMayBeQuoted() {
        assertThat(COOKIE.value("\"b\"").value()).isEqualTo("\"b\"");
        assertThat(COOKIE.value("").value()).isEmpty();
    }

    private static void refuses(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}

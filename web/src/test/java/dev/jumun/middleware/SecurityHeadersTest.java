package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class SecurityHeadersTest {
    private static final String POLICY = "content-security-policy";

    /** The answer, to which a handler gave a field. */
    private static RecordedExchange answer(
            SecurityHeaders filter, RecordedExchange exchange, String field, String value) {
        MutableHeaders own = new MutableHeaders().add(field, value);
        filter.handle(exchange, inner -> inner.respond(200, own, new byte[0], 0, 0));
        return exchange;
    }

    private static RecordedExchange answer(SecurityHeaders filter, String field, String value) {
        return answer(filter, RecordedExchange.get(), field, value);
    }

    @Test
    void anAnswerWithoutFieldsGetsAll() {
        RecordedExchange answer = answer(new SecurityHeaders(), "a", "b");

        assertThat(answer.answered("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.answered("referrer-policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(answer.answered("cross-origin-opener-policy")).isEqualTo("same-origin");
        assertThat(answer.answered("x-frame-options")).isEqualTo("DENY");
        assertThat(answer.answered("cache-control")).isEqualTo("no-store");
        assertThat(answer.answered(POLICY)).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.answered("strict-transport-security")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-content-type-options",
                "referrer-policy",
                "cross-origin-opener-policy",
                "x-frame-options",
                "cache-control",
                POLICY,
                "strict-transport-security"
            })
    void aHandlersOwnFieldStays(String field) {
        RecordedExchange exchange = RecordedExchange.get().byHttps();

        assertThat(answer(new SecurityHeaders(), exchange, field, "own").answered().all(field))
                .containsExactly("own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"etag", "last-modified", "expires"})
    void whatIsValidatedMayBeStored(String field) {
        assertThat(answer(new SecurityHeaders(), field, "x").answered("cache-control")).isNull();
    }

    @Test
    void cachesCanBeLeftToHandlers() {
        assertThat(answer(new SecurityHeaders().cacheable(), "a", "b").answered("cache-control"))
                .isNull();
    }

    @Test
    void httpsIsRemembered() {
        assertThat(httpsOnly(new SecurityHeaders())).isEqualTo("max-age=31536000");
        assertThat(httpsOnly(new SecurityHeaders().httpsOnlyFor(Duration.ofHours(1), false)))
                .isEqualTo("max-age=3600");
        assertThat(httpsOnly(new SecurityHeaders().httpsOnlyFor(Duration.ZERO, true)))
                .isEqualTo("max-age=0; includeSubDomains");
    }

    private static String httpsOnly(SecurityHeaders filter) {
        return String.valueOf(
                answer(filter, RecordedExchange.get().byHttps(), "a", "b")
                        .answered("strict-transport-security"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, default-src 'self'; frame-ancestors 'none'",
        "application/XHTML+xml, default-src 'self'; frame-ancestors 'none'",
        "application/json, default-src 'none'; frame-ancestors 'none'",
    })
    void aPolicyIsForPages(String type, String policy) {
        SecurityHeaders filter = new SecurityHeaders().contentSecurityPolicy("default-src 'self'");

        assertThat(answer(filter, "content-type", type).answered(POLICY)).isEqualTo(policy);
    }

    @Test
    void aPageWithoutAPolicyCannotBeFramed() {
        assertThat(answer(new SecurityHeaders(), "content-type", "text/html").answered(POLICY))
                .isEqualTo("frame-ancestors 'none'");
    }

    @Test
    void aPolicyMayNameFramesItself() {
        SecurityHeaders filter =
                new SecurityHeaders().contentSecurityPolicy("frame-ancestors https://a.example");

        assertThat(answer(filter, "content-type", "text/html").answered(POLICY))
                .isEqualTo("frame-ancestors https://a.example");
    }

    @Test
    void framesAreNamed() {
        RecordedExchange self = answer(new SecurityHeaders().framedBy("'self'"), "a", "b");
        RecordedExchange other =
                answer(new SecurityHeaders().framedBy("'self'", "https://a.example"), "a", "b");

        assertThat(self.answered("x-frame-options")).isEqualTo("SAMEORIGIN");
        assertThat(self.answered(POLICY)).isEqualTo("default-src 'none'; frame-ancestors 'self'");
        assertThat(other.answered("x-frame-options")).isNull();
        assertThat(other.answered(POLICY))
                .isEqualTo("default-src 'none'; frame-ancestors 'self' https://a.example");
    }

    @Test
    void impossibleSettingsAreRefused() {
        SecurityHeaders filter = new SecurityHeaders();

        assertThatIllegalArgumentException().isThrownBy(() -> filter.contentSecurityPolicy("a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> filter.contentSecurityPolicy(""));
        assertThatIllegalArgumentException().isThrownBy(() -> filter.framedBy("a.example"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter.httpsOnlyFor(Duration.ofSeconds(-1), false));
    }
}

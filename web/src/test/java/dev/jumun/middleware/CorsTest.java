package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class CorsTest {
    private static final String SITE = "https://example.com";
    private static final String ALLOWED = "access-control-allow-origin";

    private static void answer(Exchange exchange) {
        exchange.respond(204, new MutableHeaders().add("vary", "Accept"), new byte[0], 0, 0);
    }

    private static RecordedExchange handled(Cors cors, RecordedExchange exchange) {
        cors.handle(exchange, CorsTest::answer);
        return exchange;
    }

    private static RecordedExchange page(String origin) {
        return RecordedExchange.get().with("origin", origin);
    }

    private static RecordedExchange preflight(String origin, String method) {
        return RecordedExchange.of("OPTIONS", "/")
                .with("origin", origin)
                .with("access-control-request-method", method);
    }

    @Test
    void aPageOfANamedOriginIsAllowed() {
        RecordedExchange exchange = handled(Cors.of(SITE), page(SITE));

        assertThat(exchange.answered(ALLOWED)).isEqualTo(SITE);
        assertThat(exchange.answered("vary")).isEqualTo("Accept, Origin");
        assertThat(exchange.answered("access-control-allow-credentials")).isNull();
        assertThat(exchange.answered("access-control-expose-headers")).isNull();
    }

    @Test
    void aPageOfAnotherOriginGetsAnAnswerThatItCannotRead() {
        RecordedExchange exchange = handled(Cors.of(SITE), page("https://evil.example"));

        assertThat(exchange.status()).isEqualTo(204);
        assertThat(exchange.answered(ALLOWED)).isNull();
        assertThat(exchange.answered("vary")).isEqualTo("Accept, Origin");
    }

    @Test
    void anyPageIsAllowedByAStar() {
        RecordedExchange exchange = handled(Cors.of("*"), page(SITE));

        assertThat(exchange.answered(ALLOWED)).isEqualTo("*");
        assertThat(exchange.answered("vary")).isEqualTo("Accept");
    }

    @Test
    void anyPageWithCookiesIsNamed() {
        RecordedExchange exchange = handled(Cors.of("*"), page(SITE).with("cookie", "a=b"));

        assertThat(exchange.answered().all(ALLOWED)).containsExactly(SITE);
        assertThat(exchange.answered("vary")).isEqualTo("Accept, Origin");
    }

    @Test
    void aRequestOfNoPageVaries() {
        assertThat(handled(Cors.of(SITE), RecordedExchange.get()).answered("vary"))
                .isEqualTo("Accept, Origin");
        assertThat(handled(Cors.of("*"), RecordedExchange.get()).answered("vary"))
                .isEqualTo("Accept");
        assertThat(handled(Cors.of(SITE), RecordedExchange.get()).answered(ALLOWED)).isNull();
    }

    @Test
    void credentialsAndFieldsAreAllowedWhereTheyAreDeclared() {
        Cors cors = Cors.of(SITE).allowingCredentials().exposingHeaders("X-One", "X-Two");
        RecordedExchange exchange = handled(cors, page(SITE));

        assertThat(exchange.answered("access-control-allow-credentials")).isEqualTo("true");
        assertThat(exchange.answered("access-control-expose-headers")).isEqualTo("X-One, X-Two");
        assertThat(exchange.answered(ALLOWED)).isEqualTo(SITE);
    }

    @Test
    void originsMayBeLikeAnExpression() {
        Cors cors = Cors.of(SITE).allowingOriginsLike("https://[a-z]+\\.example\\.com");

        assertThat(handled(cors, page("https://a.example.com")).answered(ALLOWED))
                .isEqualTo("https://a.example.com");
        assertThat(handled(cors, page(SITE)).answered(ALLOWED)).isEqualTo(SITE);
        assertThat(handled(cors, page("https://a.example.com.evil.org")).answered(ALLOWED))
                .isNull();
    }

    @Test
    void anOriginOfMoreThan300CharactersIsNotCompared() {
        Cors cors = Cors.of().allowingOriginsLike("https://a+");
        String longest = "https://" + "a".repeat(292);

        assertThat(handled(cors, page(longest)).answered(ALLOWED)).isEqualTo(longest);
        assertThat(handled(cors, page(longest + "a")).answered(ALLOWED)).isNull();
    }

    @Test
    void aPreflightIsAnswered() {
        RecordedExchange exchange = preflight(SITE, "GET");
        Cors.of(SITE).handle(exchange, _ -> assertThat(exchange).isNull());

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.text()).isEqualTo("OK");
        assertThat(exchange.answered(ALLOWED)).isEqualTo(SITE);
        assertThat(exchange.answered("vary")).isEqualTo("Origin");
        assertThat(exchange.answered("access-control-allow-methods")).isEqualTo("GET");
        assertThat(exchange.answered("access-control-max-age")).isEqualTo("600");
        assertThat(exchange.answered("access-control-allow-headers"))
                .isEqualTo("Accept, Accept-Language, Content-Language, Content-Type");
        assertThat(exchange.answered("access-control-allow-credentials")).isNull();
    }

    @Test
    void optionsWithoutAMethodAreNoPreflight() {
        RecordedExchange exchange = RecordedExchange.of("OPTIONS", "/").with("origin", SITE);

        assertThat(handled(Cors.of(SITE), exchange).status()).isEqualTo(204);
    }

    @Test
    void aMethodOfAnotherRequestIsNoPreflight() {
        RecordedExchange exchange = page(SITE).with("access-control-request-method", "GET");

        assertThat(handled(Cors.of(SITE), exchange).status()).isEqualTo(204);
    }

    @Test
    void aPreflightOfAnyoneDoesNotVary() {
        RecordedExchange exchange = handled(Cors.of("*"), preflight(SITE, "GET"));

        assertThat(exchange.answered(ALLOWED)).isEqualTo("*");
        assertThat(exchange.answered("vary")).isNull();
    }

    @Test
    void aPreflightAllowsCredentialsAndTime() {
        Cors cors =
                Cors.of(SITE)
                        .allowingCredentials()
                        .allowingMethods("*")
                        .rememberedFor(Duration.ofSeconds(5));
        RecordedExchange exchange = handled(cors, preflight(SITE, "PATCH"));

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.answered("access-control-allow-credentials")).isEqualTo("true");
        assertThat(exchange.answered("access-control-max-age")).isEqualTo("5");
        assertThat(exchange.answered("access-control-allow-methods"))
                .isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, GET, x-own, 'Disallowed CORS origin'",
        "https://example.com, PUT, x-own, 'Disallowed CORS method'",
        "https://example.com, GET, x-other, 'Disallowed CORS headers'",
        "https://example.com, GET, 'accept, x-other', 'Disallowed CORS headers'",
        "https://evil.example, PUT, x-other, 'Disallowed CORS origin, method, headers'",
        "https://example.com, GET, 'X-OWN, Accept,content-type', OK",
    })
    void aPreflightTellsWhatIsNotAllowed(
            String origin, String method, String fields, String answer) {
        RecordedExchange exchange =
                preflight(origin, method).with("access-control-request-headers", fields);
        handled(Cors.of(SITE).allowingHeaders("X-Own"), exchange);

        assertThat(exchange.text()).isEqualTo(answer);
        assertThat(exchange.status()).isEqualTo(answer.equals("OK") ? 200 : 400);
        assertThat(exchange.answered("access-control-allow-headers"))
                .isEqualTo("Accept, Accept-Language, Content-Language, Content-Type, X-Own");
    }

    @Test
    void allFieldsAreAllowedByAStar() {
        Cors cors = Cors.of(SITE).allowingHeaders("*");
        RecordedExchange exchange =
                preflight(SITE, "GET").with("access-control-request-headers", "x-a, x-b");

        assertThat(handled(cors, exchange).answered("access-control-allow-headers"))
                .isEqualTo("x-a, x-b");
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(handled(cors, preflight(SITE, "GET")).answered("access-control-allow-headers"))
                .isNull();
    }

    @Test
    void everySiteWithCredentialsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.of("*").allowingCredentials());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.of(SITE).allowingOriginsLike(".*").allowingCredentials());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.of(SITE).allowingCredentials().exposingHeaders("*"))
                .withMessageContaining("Name the fields");
        assertThat(Cors.of("*").exposingHeaders("*")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "Post", "A B", ""})
    void aMethodIsWrittenAsBrowsersSendIt(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.of(SITE).allowingMethods(method));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a,b", ""})
    void aFieldHasAName(String field) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.of(SITE).allowingHeaders(field));
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.of(SITE).exposingHeaders(field));
    }

    @Test
    void methodsOfOnesOwnAreAllowed() {
        Cors cors = Cors.of(SITE).allowingMethods("report", "GET");

        assertThat(handled(cors, preflight(SITE, "report")).status()).isEqualTo(200);
    }

    @Test
    void aMalformedOriginAndANegativeTimeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.of("example.com"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.of(SITE).rememberedFor(Duration.ofSeconds(-1)));
        assertThat(Cors.of(SITE).rememberedFor(Duration.ZERO)).isNotNull();
    }
}

package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.MutableHeaders;
import dev.jumun.Response;
import dev.jumun.runtime.engine.StatusPhrase;

import org.junit.jupiter.api.Test;

/** Fields of answers that are made by hand. */
class ResponsesByHandTest {
    @Test
    void aMediaTypeTakesThePlaceOfTheOneThatAnAnswerHad() {
        MutableHeaders fields = new MutableHeaders().add("content-type", "application/json");
        Response changed = Response.of(200, fields, new byte[0]).mediaType("application/xml");
        assertThat(changed.contentType()).isEqualTo("application/xml");
        assertThat(changed.headers().first("content-type")).isNull();
    }

    @Test
    void textNamesItsCharset() {
        assertThat(Response.stream("text/plain", _ -> {}).contentType())
                .isEqualTo("text/plain; charset=utf-8");
        assertThat(Response.bytes("text/css", new byte[0]).contentType())
                .isEqualTo("text/css; charset=utf-8");
        assertThat(Response.bytes("text/csv; charset=latin1", new byte[0]).contentType())
                .isEqualTo("text/csv; charset=latin1");
        assertThat(Response.bytes("image/png", new byte[0]).contentType()).isEqualTo("image/png");
    }

    @Test
    void anEmptyMediaTypeIsRefused() {
        assertThatThrownBy(() -> Response.bytes("", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("media type is empty");
    }

    @Test
    void aRedirectToABackslashStaysOnThisSite() {
        assertThat(Response.redirect("/\\evil.example").headers().first("location"))
                .isEqualTo("/%5Cevil.example");
        assertThat(Response.redirect("/a\t\"<>^`{|}é?x=1#y").headers().first("location"))
                .isEqualTo("/a%09%22%3C%3E%5E%60%7B%7C%7D%C3%A9?x=1#y");
    }

    @Test
    void aFileNameIsEscapedAsRfc8187AsksFor() {
        assertThat(
                        Response.text("")
                                .filename("it's (1)*é.txt")
                                .headers()
                                .first("content-disposition"))
                .endsWith("filename*=UTF-8''it%27s%20%281%29%2A%C3%A9.txt");
    }

    @Test
    void everyStatusHasAPhrase() {
        assertThat(StatusPhrase.of(407)).isEqualTo("Proxy Authentication Required");
        assertThat(StatusPhrase.of(511)).isEqualTo("Network Authentication Required");
        assertThat(StatusPhrase.of(299)).isEqualTo("Success");
        assertThat(StatusPhrase.of(499)).isEqualTo("Client Error");
        assertThat(StatusPhrase.of(599)).isEqualTo("Server Error");
    }
}

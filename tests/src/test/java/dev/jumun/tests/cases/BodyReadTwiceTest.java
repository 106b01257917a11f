package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Body;
import dev.jumun.Form;
import dev.jumun.Middleware;
import dev.jumun.Next;
import dev.jumun.Post;
import dev.jumun.Request;
import dev.jumun.Response;
import dev.jumun.Status;
import dev.jumun.Upload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A body that a middleware has read is still there for the handler, as in Starlette. */
@Timeout(60)
class BodyReadTwiceTest {
    @Api
    static class Reading {
        @Middleware
        Response size(Request request, Next next) throws InterruptedException {
            int size = request.body().length;
            return next.call().header("x-size", Integer.toString(size));
        }

        @Post("/file")
        Object file(Upload file) {
            return Map.of("name", file.filename());
        }

        @Post("/form")
        Object form(@Form String name) {
            return name;
        }

        @Post("/json")
        Object json(@Body Map<String, Integer> numbers) {
            return numbers;
        }

        @Post("/stream")
        Object stream(InputStream body) throws IOException {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }

        @Post("/twice")
        Object twice(InputStream body, Request request) throws IOException {
            return body.readAllBytes().length + request.body().length;
        }

        @Post("/nothing")
        @Status(204)
        void nothing() {}
    }

    @Api
    static class Late {
        @Post("/file")
        Object file(Upload file, Request request) {
            try {
                return request.body().length;
            } catch (IllegalStateException late) {
                return file.filename() + ": " + late.getMessage();
            }
        }
    }

    private static final byte[] PARTS =
            """
            --b\r
            content-disposition: form-data; name="file"; filename="a.txt"\r
            \r
            text\r
            --b--\r
            """
                    .getBytes(StandardCharsets.UTF_8);

    private static Both both;

    @BeforeAll
    static void start() throws Exception {
        both = Both.of(Reading.class);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void aFormInPartsThatAMiddlewareHasReadIsReadByTheHandler() throws Exception {
        var answer =
                both.send("POST", "/file", PARTS, "content-type: multipart/form-data; boundary=b");
        assertThat(answer.json("name")).isEqualTo("a.txt");
        assertThat(answer.headers().first("x-size")).isEqualTo(String.valueOf(PARTS.length));
    }

    @Test
    void allOtherKindsOfBodiesAreAsWell() throws Exception {
        String form = "content-type: application/x-www-form-urlencoded";
        assertThat(
                        both.send(
                                        "POST",
                                        "/form",
                                        "name=Ann".getBytes(StandardCharsets.UTF_8),
                                        form)
                                .json())
                .isEqualTo("Ann");
        assertThat(both.json("POST", "/json", "{\"a\":1}").json("a")).isEqualTo(1L);
        assertThat(both.send("POST", "/stream", "abc".getBytes(StandardCharsets.UTF_8)).json())
                .isEqualTo("abc");
        assertThat(both.send("POST", "/twice", "abc".getBytes(StandardCharsets.UTF_8)).json())
                .isEqualTo(6L);
    }

    @Test
    void anAnswerWithoutABodyHasNoLength() throws Exception {
        assertThat(both.send("POST", "/nothing", new byte[0]).headers().first("content-length"))
                .isNull();
    }

    @Test
    void theBytesOfAFormThatWasReadInPartsAreGoneAndThatIsSaid() throws Exception {
        try (Both late = Both.of(Late.class)) {
            var answer =
                    late.send(
                            "POST",
                            "/file",
                            PARTS,
                            "content-type: multipart/form-data; boundary=b");
            assertThat(answer.text()).contains("a.txt: The body has already been read");
        }
    }
}

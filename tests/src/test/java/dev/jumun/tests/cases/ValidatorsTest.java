package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Response;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.Gzip;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Entity tags, conditional requests, parts, and what compression does to them. */
@Timeout(60)
class ValidatorsTest {
    private static Path directory;

    @Api
    static class Files0 {
        @Middleware
        Filter gzip() {
            return new Gzip();
        }

        @Get("/own")
        Response own() {
            return Response.file(directory.resolve("text")).header("etag", "\"v1\"");
        }

        @Get("/file")
        Response file(String name) {
            return Response.file(directory.resolve(name));
        }

        @Get("/part")
        Response part() {
            return Response.bytes("text/plain", new byte[1000])
                    .status(206)
                    .header("content-range", "bytes 0-999/5000");
        }

        @Get("/large")
        Object large() {
            return "x".repeat(1000);
        }
    }

    private static Both both;

    @BeforeAll
    static void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        Files.writeString(directory.resolve("text"), "0123456789".repeat(200));
        Files.writeString(directory.resolve("empty"), "");
        both = Both.of(Files0.class);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void aFilesOwnTagIsBelieved() throws Exception {
        assertThat(both.get("/own", "if-none-match: \"v1\"").status()).isEqualTo(304);
        assertThat(both.get("/own", "if-none-match: \"v0\"", "if-none-match: \"v1\"").status())
                .isEqualTo(304);
        assertThat(both.get("/own", "range: bytes=0-4", "if-range: \"v1\"").status())
                .isEqualTo(206);
        assertThat(both.get("/own", "range: bytes=0-4", "if-range: W/\"v1\"").status())
                .isEqualTo(200);
    }

    @Test
    void aPreconditionThatFailsIs412() throws Exception {
        assertThat(both.get("/own", "if-match: \"zzz\"").status()).isEqualTo(412);
        assertThat(both.get("/own", "if-match: \"zzz\", \"v1\"").status()).isEqualTo(200);
        assertThat(both.get("/own", "if-match: *").status()).isEqualTo(200);
        String past = "if-unmodified-since: Thu, 01 Jan 1970 00:00:00 GMT";
        assertThat(both.get("/own", past).status()).isEqualTo(412);
    }

    @Test
    void twoStatesWithinOneSecondHaveTwoTags() throws Exception {
        Path file = directory.resolve("young");
        Files.writeString(file, "aaaa");
        Instant second = Instant.ofEpochSecond(1_700_000_000);
        Files.setLastModifiedTime(file, FileTime.from(second));
        String tag = both.get("/file?name=young").headers().first("etag");
        Files.writeString(file, "bbbb");
        Files.setLastModifiedTime(file, FileTime.from(second.plusMillis(4)));
        var again = both.get("/file?name=young", "if-none-match: " + tag);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo("bbbb");
    }

    @Test
    void anEmptyFileIsAllThereIsOfItsSlices() throws Exception {
        for (String range : new String[] {"0-1048575", "0-", "-5"}) {
            var answer = both.get("/file?name=empty", "range: bytes=" + range);
            assertThat(answer.status()).as(range).isEqualTo(200);
            assertThat(answer.bytes()).isEmpty();
        }
    }

    @Test
    void theUnitOfARangeHasNoCase() throws Exception {
        assertThat(both.get("/own", "range: BYTES=0-0").text()).isEqualTo("0");
    }

    @Test
    void compressedBytesHaveAWeakTagOfTheirOwn() throws Exception {
        var zipped = both.get("/own", "accept-encoding: gzip");
        assertThat(zipped.headers().first("content-encoding")).isEqualTo("gzip");
        assertThat(zipped.headers().first("etag")).isEqualTo("W/\"v1\"");
        assertThat(both.get("/own", "accept-encoding: gzip", "if-none-match: W/\"v1\"").status())
                .isEqualTo(304);
        assertThat(both.get("/own", "range: bytes=0-4", "if-range: W/\"v1\"").status())
                .isEqualTo(200);
    }

    @Test
    void aPartIsNeverCompressed() throws Exception {
        var part = both.get("/part", "accept-encoding: gzip");
        assertThat(part.headers().first("content-encoding")).isNull();
        assertThat(part.bytes()).hasSize(1000);
    }

    @Test
    void theAnswerThatIsNotCompressedVariesAsWell() throws Exception {
        assertThat(both.get("/large").headers().first("vary")).isEqualTo("Accept-Encoding");
        assertThat(both.get("/own").headers().first("vary")).isEqualTo("Accept-Encoding");
    }
}

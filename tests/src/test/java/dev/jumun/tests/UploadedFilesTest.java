package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Post;
import dev.jumun.Response;
import dev.jumun.Upload;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names of files that are clients' words, and copies that are like any other file. */
class UploadedFilesTest {
    @TempDir static Path directory = Path.of("");

    @Api
    static class Uploads {
        @Post("/name")
        @Nullable String name(Upload file) {
            return file.filename();
        }

        @Post("/copy")
        String copy(Upload file) {
            Path target = directory.resolve(file.size() + ".bin");
            file.copyTo(target);
            return target.toString();
        }
    }

    private final TestClient client = TestClient.of(Uploads.class);

    @AfterEach
    void close() {
        client.close();
    }

    private TestResponse upload(String path, String filename, String content) throws Exception {
        String form =
                "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + filename
                        + "\"\r\n\r\n"
                        + content
                        + "\r\n--XX--\r\n";
        return client.post(path)
                .body("multipart/form-data; boundary=XX", form.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    /** RFC 7578, section 4.2: no directory of the client's is used. */
    @ParameterizedTest
    @CsvSource({
        "plain.txt, plain.txt",
        "../../etc/passwd, passwd",
        "/etc/passwd, passwd",
        "C:\\Users\\kim\\a.txt, a.txt",
        "..\\a.txt, a.txt",
        "한글.txt, 한글.txt",
        ".., ''",
        "., ''",
        "a/.., ''",
        "a/, ''",
        "..., ...",
        ".profile, .profile"
    })
    void aNameHasNoDirectory(String sent, String seen) throws Exception {
        assertThat(upload("/name", sent, "x").json()).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({
        "../../x, attachment; filename=\"x\"",
        "C:\\x.txt, attachment; filename=\"x.txt\"",
        "a/b.txt, attachment; filename=\"b.txt\""
    })
    void aDownloadHasNoDirectoryEither(String name, String field) {
        assertThat(Response.text("x").filename(name).headers().first("content-disposition"))
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/", "../..", "a\\..", "\0", ".\r\n."})
    void whatNamesNoFileIsADownloadWithAnotherName(String name) {
        assertThat(Response.text("x").filename(name).headers().first("content-disposition"))
                .isEqualTo("attachment; filename=\"download\"");
    }

    @Test
    void aDownloadHasNoControlCharacters() {
        assertThat(Response.text("x").filename("a\0\r\nb").headers().first("content-disposition"))
                .isEqualTo("attachment; filename=\"ab\"");
    }

    /** Temporary files are the owner's alone; a copy of one must not stay so. */
    @Test
    void copiesHaveTheModeOfNewFilesWhateverTheirSize() throws Exception {
        Path small = Path.of(String.valueOf(upload("/copy", "a", "x".repeat(10)).json()));
        Path large = Path.of(String.valueOf(upload("/copy", "a", "x".repeat(2_000_000)).json()));
        Path own = Files.writeString(directory.resolve("own"), "x");
        assertThat(large).hasSize(2_000_000);
        assertThat(Files.getPosixFilePermissions(small))
                .isEqualTo(Files.getPosixFilePermissions(own));
        assertThat(Files.getPosixFilePermissions(large))
                .isEqualTo(Files.getPosixFilePermissions(own));
    }
}

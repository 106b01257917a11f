package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Form;
import dev.jumun.HttpException;
import dev.jumun.MaxBody;
import dev.jumun.Post;
import dev.jumun.Upload;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What browsers and others send as a form. */
@Timeout(60)
class FormCasesTest {
    private static final String PARTS = "content-type: multipart/form-data; boundary=b";
    private static final String URL_ENCODED = "content-type: application/x-www-form-urlencoded";

    record Person(
            String name,
            @Nullable Integer age,
            @Default("3") int n,
            @Default("[]") List<String> tags) {}

    @Api
    static class Forms {
        @Post("/optional")
        Object optional(@Form @Nullable String x) {
            return Arrays.asList(x);
        }

        @Post("/needed")
        Object needed(@Form String x) {
            return x;
        }

        @Post("/fields")
        Object fields(
                @Form String name,
                @Form @Nullable Integer age,
                @Form @Default("3") int n,
                @Form @Default("[]") List<String> tags) {
            return Arrays.asList(name, age, n, tags);
        }

        @Post("/record")
        Object record(@Form Person person) {
            return person;
        }

        @Post("/file")
        Object file(Upload file) {
            return file.filename();
        }

        @Post("/failing")
        Object failing(Upload file, @Form int n) {
            throw new HttpException(403);
        }

        @Post("/small")
        @MaxBody("1KB")
        Object small(@Form String x) {
            return x;
        }
    }

    private static Both both;

    @BeforeAll
    static void start() throws Exception {
        both = Both.of(Forms.class);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\n\r\n"
                + content
                + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"--b--\r\n", "--b--", "--b--\r\nan epilogue"})
    void aFormThatHasNothingButItsEndIsEmpty(String body) throws Exception {
        assertThat(both.send("POST", "/optional", body.getBytes(UTF_8), PARTS).text())
                .isEqualTo("[null]");
        var missing = both.send("POST", "/needed", body.getBytes(UTF_8), PARTS);
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json("detail", 0, "type")).isEqualTo("missing");
    }

    @Test
    void aFieldThatWasLeftEmptyIsMissing() throws Exception {
        String encoded = "name=a&age=&n=&tags=";
        String parts =
                part("name=\"name\"", "a")
                        + part("name=\"age\"", "")
                        + part("name=\"n\"", "")
                        + part("name=\"tags\"", "")
                        + "--b--\r\n";
        assertThat(both.send("POST", "/fields", encoded.getBytes(UTF_8), URL_ENCODED).text())
                .isEqualTo("[\"a\",null,3,[\"\"]]");
        assertThat(both.send("POST", "/fields", parts.getBytes(UTF_8), PARTS).text())
                .isEqualTo("[\"a\",null,3,[\"\"]]");
    }

    /** As in FastAPI, where only single fields that are empty are missing. */
    @Test
    void aRecordTakesEmptyFieldsAsTheyAre() throws Exception {
        var answer = both.send("POST", "/record", "name=a&age=&n=".getBytes(UTF_8), URL_ENCODED);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json("detail", 0, "type")).isEqualTo("int_parsing");
        assertThat(answer.json("detail", 1, "loc")).isEqualTo(List.of("body", "n"));
    }

    @Test
    void theLastOfSeveralValuesApplies() throws Exception {
        assertThat(
                        both.send("POST", "/fields", "name=a&n=5&n=".getBytes(UTF_8), URL_ENCODED)
                                .text())
                .isEqualTo("[\"a\",null,3,[]]");
        assertThat(
                        both.send("POST", "/fields", "name=a&n=&n=5".getBytes(UTF_8), URL_ENCODED)
                                .text())
                .isEqualTo("[\"a\",null,5,[]]");
        assertThat(
                        both.send("POST", "/fields", "name=a&name=".getBytes(UTF_8), URL_ENCODED)
                                .status())
                .isEqualTo(422);
    }

    /** As python-multipart does. */
    @Test
    void aFieldThatIsNotUtf8IsLatin1() throws Exception {
        byte[] body = (part("name=\"x\"", "caf\u00e9") + "--b--\r\n").getBytes(ISO_8859_1);
        assertThat(both.send("POST", "/needed", body, PARTS).json()).isEqualTo("café");
        byte[] overlong = (part("name=\"x\"", "\u00c0\u00af") + "--b--\r\n").getBytes(ISO_8859_1);
        assertThat(both.send("POST", "/needed", overlong, PARTS).json()).isEqualTo("À¯");
    }

    @Test
    void aNameOfAFileThatIsNotUtf8IsLatin1() throws Exception {
        String file = part("name=\"file\"; filename=\"caf\u00e9.txt\"", "x") + "--b--\r\n";
        assertThat(both.send("POST", "/file", file.getBytes(ISO_8859_1), PARTS).json())
                .isEqualTo("café.txt");
        assertThat(both.send("POST", "/file", file.getBytes(UTF_8), PARTS).json())
                .isEqualTo("café.txt");
    }

    /** Also if only its end shows its length. */
    @Test
    void aFormThatIsTooLargeIsA413() throws Exception {
        String large = part("name=\"x\"", "x".repeat(2000)) + "--b--\r\n";
        assertThat(both.send("POST", "/small", large.getBytes(UTF_8), PARTS).status())
                .isEqualTo(413);
    }

    private static Set<String> spooled() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("jumun-upload-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Whichever way it fails: a part that breaks off, another field, two files, the handler. */
    @Test
    void anUploadOfARequestThatFailsIsRemoved() throws Exception {
        Set<String> before = spooled();
        String file = part("name=\"file\"; filename=\"a\"", "x".repeat(2 << 20));
        String end = "--b--\r\n";
        List<String> bodies =
                List.of(
                        file + part("name=\"n\"", "x") + end,
                        file + part("name=\"n\"", "1") + end,
                        file + file + part("name=\"n\"", "x") + end,
                        file + "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n1",
                        file.substring(0, file.length() - 10));
        List<Integer> statuses = new ArrayList<>();
        for (String body : bodies) {
            statuses.add(both.send("POST", "/failing", body.getBytes(UTF_8), PARTS).status());
        }
        assertThat(statuses).containsExactly(422, 403, 422, 400, 400);
        long until = System.nanoTime() + 20_000_000_000L; // others may be spooling as well
        Set<String> left = spooled();
        left.removeAll(before);
        while (!left.isEmpty() && System.nanoTime() < until) {
            Thread.onSpinWait();
            left.retainAll(spooled());
        }
        assertThat(left).isEmpty();
    }
}

package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestCall;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Forms, files, streams, tasks and middleware. */
class DepotTest {
    private final TestClient client = TestClient.of(Depot.class);

    @BeforeAll
    static void files() throws Exception {
        Path files = Path.of("target/depot/public");
        Files.createDirectories(files.resolve("sub"));
        Files.writeString(files.resolve("hello.txt"), "0123456789");
        Files.writeString(files.resolve("index.html"), "index");
        Files.writeString(Path.of("target/depot/secret.txt"), "secret");
        Path link = files.resolve("link.txt");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("../secret.txt"));
    }

    @BeforeEach
    void clear() {
        Depot.LOG.clear();
        Depot.tornDown = new CountDownLatch(1);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void middlewareGoesOnWhenTheAnswerBeginsAndTearDownComesAfterTheTasks() throws Exception {
        TestResponse answer = client.get("/ordered").send();
        assertThat(answer.headers().first("x-outer")).isEqualTo("yes");
        assertThat(Depot.LOG)
                .containsExactly(
                        "outer in",
                        "set up",
                        "handler",
                        "outer out 200",
                        "task one",
                        "task three",
                        "torn down");
    }

    @Test
    void middlewareStandsAroundUnknownPathsAndErrors() throws Exception {
        TestResponse answer = client.get("/nowhere").header("x-request-id", "mine").send();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().first("x-outer")).isEqualTo("yes");
        assertThat(answer.headers().first("x-request-id")).isEqualTo("mine");
        assertThat(client.get("/nowhere").send().headers().first("x-request-id"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void middlewareMayCallAgain() throws Exception {
        assertThat(client.get("/flaky").send().text()).isEqualTo("2");
    }

    @Test
    void middlewareThatFailsIsA500AndTheAnswerBeforeIsDropped() throws Exception {
        TestResponse answer = client.get("/failing").send();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("Internal Server Error");
    }

    @Test
    void middlewareMayReplaceAStreamWhichIsTornDown() throws Exception {
        assertThat(client.get("/replaced").send().text()).isEqualTo("another answer");
        assertThat(Depot.tornDown.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClientThatLeavesAStreamTearsItDown() throws Exception {
        for (String path : new String[] {"/endless", "/quiet"}) {
            Depot.started = new CountDownLatch(1);
            Depot.tornDown = new CountDownLatch(1);
            TestCall call = client.get(path).start();
            assertThat(Depot.started.await(10, TimeUnit.SECONDS)).isTrue();
            call.goAway();
            assertThat(Depot.tornDown.await(10, TimeUnit.SECONDS)).as(path).isTrue();
        }
    }

    @Test
    void aStreamThatFailsIsNoWholeAnswer() throws Exception {
        TestResponse answer = client.get("/breaks").send();
        assertThat(answer.text()).isEqualTo("1\n");
    }

    @Test
    void largeAnswersArePackedForWhoTakesIt() throws Exception {
        TestResponse packed = client.get("/big").header("accept-encoding", "br, gzip").send();
        assertThat(packed.headers().first("content-encoding")).isEqualTo("gzip");
        assertThat(packed.bytes().length).isLessThan(200);
        byte[] whole = new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes();
        assertThat(whole).hasSize(5002);
        assertThat(client.get("/big").header("accept-encoding", "gzip;q=0").send().bytes())
                .hasSize(5002);
        assertThat(client.get("/ordered").header("accept-encoding", "gzip").send().text())
                .isEqualTo("\"done\"");
    }

    private static byte[] zip(byte[] bytes) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void packedBodiesAreUnpacked() throws Exception {
        TestResponse answer =
                client.post("/echo")
                        .header("content-encoding", "gzip")
                        .body("application/json", zip(utf8("[1]")))
                        .send();
        assertThat(answer.text()).isEqualTo("[1]");
    }

    @Test
    void aZipBombIsRefused() throws Exception {
        byte[] bomb = zip(new byte[50_000_000]);
        assertThat(bomb.length).isLessThan(60_000);
        TestResponse answer =
                client.post("/echo")
                        .header("content-encoding", "gzip")
                        .body("application/json", bomb)
                        .send();
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void whatIsNotPackedAsItSaysIsRefused() throws Exception {
        TestResponse answer =
                client.post("/echo")
                        .header("content-encoding", "gzip")
                        .body("application/json", utf8("[1]"))
                        .send();
        assertThat(answer.status()).isEqualTo(400);
    }

    private static byte[] part(String boundary, String disposition, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head =
                "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
        out.writeBytes(utf8(head));
        out.writeBytes(content);
        out.writeBytes(utf8("\r\n"));
        return out.toByteArray();
    }

    private TestResponse send(String path, byte[]... parts) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Stream.of(parts).forEach(body::writeBytes);
        body.writeBytes(utf8("--b--\r\n"));
        return client.post(path).body("multipart/form-data; boundary=b", body.toByteArray()).send();
    }

    private static long spooled() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("jumun-upload-"))
                    .count();
        }
    }

    @Test
    void aLargeUploadLiesOnDiskAndIsRemoved() throws Exception {
        long before = spooled();
        byte[] content = new byte[3_000_000];
        TestResponse answer =
                send("/upload", part("b", "name=\"file\"; filename=\"dir/a.bin\"", content));
        assertThat(answer.text()).isEqualTo("[\"a.bin\",3000000,3000000,null]");
        assertThat(spooled()).isEqualTo(before);
    }

    /** RFC 2047's words are for mail; a form's are as they stand (RFC 7578, section 4.2). */
    @ParameterizedTest
    @ValueSource(strings = {"=?utf-8?B?eA==?=", "=?utf-8?B?eA?=", "=?utf-8?B?=", "=?x?Q?=4?="})
    void wordsThatLookEncodedAreAsTheyStand(String word) throws Exception {
        String file = "name=\"file\"; filename=\"" + word + "\"";
        assertThat(send("/upload", part("b", file, utf8("x"))).text())
                .isEqualTo("[\"" + word + "\",1,1,null]");
        byte[] body =
                utf8(
                        "--"
                                + word
                                + "\r\nContent-Disposition: form-data; "
                                + file
                                + "\r\n\r\nx\r\n--"
                                + word
                                + "--\r\n");
        TestResponse answer =
                client.post("/upload")
                        .body("multipart/form-data; boundary=\"" + word + "\"", body)
                        .send();
        assertThat(answer.text()).isEqualTo("[\"" + word + "\",1,1,null]");
    }

    /** WHATWG HTML, section 4.10.22.7: browsers escape nothing with it. */
    @Test
    void aBackslashIsABackslash() throws Exception {
        assertThat(send("/path", part("b", "name=\"a\\b\"", utf8("x"))).text()).isEqualTo("\"x\"");
        assertThat(send("/upload", part("b", "name=\"file\"; filename=\"c\\d\"", utf8("x"))).text())
                .isEqualTo("[\"d\",1,1,null]");
    }

    @Test
    void fieldsOfAFormKeepTheirRules() throws Exception {
        byte[] file = part("b", "name=\"file\"; filename=\"a\"", utf8("x"));
        assertThat(send("/upload", file, part("b", "name=\"note\"", utf8("too long"))).text())
                .contains("string_too_long", "[\"body\",\"note\"]");
        assertThat(send("/uploads", part("b", "name=\"files\"; filename=\"a\"", utf8("x"))).text())
                .contains("too_short");
    }

    @Test
    void anOversizedFieldIsRefused() throws Exception {
        TestResponse answer = send("/upload", part("b", "name=\"note\"", new byte[2_000_000]));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("{\"detail\":\"Part exceeded maximum size of 1024KB.\"}");
    }

    @Test
    void tooManyFieldsAreRefused() throws Exception {
        byte[][] parts = new byte[1001][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part("b", "name=\"f" + i + "\"", utf8("x"));
        }
        assertThat(send("/upload", parts).text())
                .isEqualTo("{\"detail\":\"Too many fields. Maximum number of fields is 1000.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "--b\r\n\r\nno disposition\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--b--\r\n",
                "--b\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                        + "no end",
                "--b\r\nContent-Disposition",
            })
    void aMalformedFormIsRefused(String body) throws Exception {
        TestResponse answer =
                client.post("/upload").body("multipart/form-data; boundary=b", utf8(body)).send();
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aFileHasItsHeadAndItsParts() throws Exception {
        TestResponse whole = client.get("/file").send();
        assertThat(whole.text()).isEqualTo("0123456789");
        assertThat(whole.headers().first("content-type")).isEqualTo("text/plain; charset=utf-8");
        String etag = whole.headers().all("etag").getFirst();
        String modified = whole.headers().all("last-modified").getFirst();
        assertThat(client.get("/file").header("if-none-match", etag).send().status())
                .isEqualTo(304);
        assertThat(client.get("/file").header("if-modified-since", modified).send().status())
                .isEqualTo(304);
        TestResponse some = client.get("/file").header("range", "bytes=2-4").send();
        assertThat(some.status()).isEqualTo(206);
        assertThat(some.text()).isEqualTo("234");
        assertThat(some.headers().first("content-range")).isEqualTo("bytes 2-4/10");
        assertThat(client.get("/file").header("range", "bytes=-3").send().text()).isEqualTo("789");
        assertThat(client.get("/file").header("range", "bytes=7-").send().text()).isEqualTo("789");
        assertThat(client.get("/file").header("range", "bytes=10-").send().status()).isEqualTo(416);
        assertThat(client.get("/file").header("range", "lines=1-2").send().text()).hasSize(10);
        TestResponse changed =
                client.get("/file").header("range", "bytes=2-4").header("if-range", "\"x\"").send();
        assertThat(changed.status()).isEqualTo(200);
        assertThat(client.get("/named-file").send().headers().first("content-disposition"))
                .isEqualTo(
                        "attachment; filename=\"gru_ _1_.txt\";"
                                + " filename*=UTF-8''gru%C3%9F%20%221%22.txt");
    }

    @Test
    void filesAreServedWhereNoRouteAnswers() throws Exception {
        assertThat(client.get("/public/hello.txt").send().text()).isEqualTo("0123456789");
        assertThat(client.get("/public/").send().text()).isEqualTo("index");
        assertThat(client.get("/public/sub").send().status()).isEqualTo(404);
        assertThat(client.get("/app/somewhere").header("accept", "text/html").send().text())
                .isEqualTo("index");
        assertThat(
                        client.get("/app/data.json")
                                .header("accept", "application/json")
                                .send()
                                .status())
                .isEqualTo(404);
        assertThat(client.post("/public/hello.txt").send().status()).isEqualTo(405);
        assertThat(
                        client.request("HEAD", "/public/hello.txt")
                                .send()
                                .headers()
                                .first("content-length"))
                .isEqualTo("10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/../secret.txt",
                "/public/%2e%2e/secret.txt",
                "/public/%2e%2e%2fsecret.txt",
                "/public/..%2fsecret.txt",
                "/public/..%5csecret.txt",
                "/public/%252e%252e/secret.txt",
                "/public/sub/../../secret.txt",
                "/public//etc/passwd",
                "/public/%2fetc/passwd",
                "/public/hello.txt%00.html",
                "/public/C:/windows/win.ini",
                "/public/link.txt",
                "/public/./hello.txt"
            })
    void noPathLeadsOut(String path) throws Exception {
        assertThat(client.get(path).send().status()).isEqualTo(404);
    }
}

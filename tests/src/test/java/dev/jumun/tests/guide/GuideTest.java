package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the chapters of the guide show does what they say. */
class GuideTest {
    @Test
    void streams() throws Exception {
        try (TestClient client = TestClient.of(BodiesStreams.class)) {
            assertThat(client.put("/recordings").bytes(new byte[70_000]).send().text())
                    .isEqualTo("{\"stored\":70000}");
            byte[] digits = "123456789".getBytes(StandardCharsets.UTF_8);
            assertThat(client.post("/checksum").bytes(digits).send().json("crc32"))
                    .isEqualTo(0xcbf43926L);
            String lines =
                    "{\"sensor\":\"a\",\"celsius\":20}\n{\"sensor\":\"b\",\"celsius\":21.5}\n";
            assertThat(readings(client, lines).json("count")).isEqualTo(2L);
            assertThat(readings(client, lines).json("highest")).isEqualTo(21.5);
            TestResponse tooHot = readings(client, lines + "{\"sensor\":\"c\",\"celsius\":101}");
            assertThat(tooHot.status()).isEqualTo(422);
            assertThat(tooHot.json("detail", 0, "loc")).isEqualTo(List.of("body", 3L, "celsius"));
        }
    }

    private static TestResponse readings(TestClient client, String lines) throws Exception {
        return client.post("/readings")
                .body("application/jsonl", lines.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Test
    void dependenciesOutside() throws Exception {
        try (TestClient client = TestClient.of(DependenciesOutside.class)) {
            answers(client, "/morning?place=Busan", "[\"Busan\",3]");
            answers(client, "/total", "7");
        }
        try (App app = App.of(DependenciesOutside.class).start()) {
            DependenciesOutside.NightlyJob.run(app);
            app.with(
                    DependenciesOutside.Database.class,
                    database -> {
                        assertThat(database.sales()).isEmpty();
                        assertThat(database.log()).containsExactly("begin", "commit");
                    });
        }
        DependenciesOutside.Report.main(new String[0]);
    }

    private static void answers(TestClient client, String target, String json) throws Exception {
        TestResponse answer = client.get(target).send();
        assertThat(answer.text()).as(target).isEqualTo(json);
    }

    @Test
    void valuesWithAFormOfTheirOwn() throws Exception {
        String id = "01234567-89ab-cdef-0123-456789abcdef";
        try (TestClient client = TestClient.of(ParametersScalars.class)) {
            answers(
                    client,
                    "/orders/" + id + "/9780306406157",
                    "{\"book\":\"9780306406157\",\"copies\":1}");
            TestResponse wrong = client.get("/orders/" + id + "/9780306406158").send();
            assertThat(wrong.json("detail", 0, "loc")).isEqualTo(List.of("path", "book"));
            assertThat(wrong.json("detail", 0, "msg"))
                    .isEqualTo("Value error, the check digit is wrong");
        }
    }

    @Test
    void constraintsOfYourOwn() throws Exception {
        try (TestClient client = TestClient.of(ParametersConstraints.class)) {
            String right = "{\"card\":\"4111111111111111\",\"reference\":\"order-1\"}";
            assertThat(client.post("/payments").json(right).send().text()).isEqualTo(right);
            TestResponse wrong =
                    client.post("/payments")
                            .json("{\"card\": \"4111\", \"reference\": \"A!\"}")
                            .send();
            assertThat(wrong.json("detail", 0, "msg"))
                    .isEqualTo("Value error, is not a card number of 16 digits");
            assertThat(wrong.json("detail", 1, "msg")).isEqualTo("may have a to z, 0 to 9 and -");
        }
    }

    @Test
    void parameters() throws Exception {
        try (TestClient client = TestClient.of(ParametersGuide.class)) {
            answers(client, "/items/5", "{\"item_id\":5}");
            answers(client, "/files//home/a.txt", "{\"file_path\":\"/home/a.txt\"}");
            answers(client, "/search?needed=a", "[\"a\",null,1,10,false]");
            answers(client, "/search?needed=a&page=3&brief=yes", "[\"a\",null,3,10,true]");
            answers(client, "/tags?q=a&q=b", "{\"q\":[\"a\",\"b\"]}");
            answers(client, "/more-tags", "{\"q\":[\"foo\",\"bar\"]}");
            TestResponse who =
                    client.get("/who")
                            .header("user-agent", "me")
                            .header("x-token", "a")
                            .header("x-token", "b")
                            .header("strange_header", "s")
                            .cookie("ads_id", "7")
                            .send();
            assertThat(who.text()).isEqualTo("[\"me\",[\"a\",\"b\"],\"s\",\"7\"]");
            answers(client, "/ruled/5?q=fixed", "[5,\"fixed\",1.5,[]]");
            assertThat(client.get("/ruled/0?q=f&size=0&tags=long").send().text())
                    .contains("greater_than_equal", "string_too_short", "\"greater_than\"")
                    .contains("string_too_long");
            answers(client, "/checked?id=isbn-1", "\"isbn-1\"");
            assertThat(client.get("/checked?id=x").send().text())
                    .contains("Value error, it must start with isbn- or imdb-");
            assertThat(client.get("/models/alexnet").send().text())
                    .contains("\"model_name\":\"alexnet\"", "\"best\":true");
            answers(
                    client,
                    "/filtered?limit=5",
                    "{\"limit\":5,\"offset\":0,\"order_by\":\"created_at\",\"tags\":[]}");
            assertThat(client.get("/filtered?tool=x").send().text()).contains("extra_forbidden");
            assertThat(client.get("/headers").header("save-data", "true").send().text())
                    .contains("\"host\":\"testserver\"", "\"save_data\":true");
            assertThat(client.get("/items/foo").send().text())
                    .isEqualTo(
                            "{\"detail\":[{\"type\":\"int_parsing\",\"loc\":[\"path\",\"item_id\"],"
                                    + "\"msg\":\"Input should be a valid integer, unable to parse"
                                    + " string as an integer\",\"input\":\"foo\"}]}");
            String document = client.get("/openapi.json").send().text();
            assertThat(document).contains("\"Query string\"").doesNotContain("secret_query");
        }
    }

    private static String post(TestClient client, String path, String json) throws Exception {
        return client.post(path).json(json).send().text();
    }

    @Test
    void bodies() throws Exception {
        try (TestClient client = TestClient.of(BodiesGuide.class)) {
            assertThat(post(client, "/items", "{\"name\":\"Foo\",\"price\":\"1.5\"}"))
                    .isEqualTo(
                            "{\"name\":\"Foo\",\"description\":null,\"price\":1.5,\"tax\":10.5,"
                                    + "\"tags\":[]}");
            assertThat(post(client, "/index-weights", "{\"2\":2.2}")).isEqualTo("{\"2\":2.2}");
            assertThat(post(client, "/ranges", "{\"from\":2,\"to\":1}"))
                    .contains("Value error, to must not be less than from");
            assertThat(post(client, "/ranges", "{\"from\":1,\"to\":3}")).contains("must be even");
            assertThat(post(client, "/squares", "{\"side\":2,\"color\":\"red\"}"))
                    .isEqualTo("{\"side\":2.0,\"color\":\"red\",\"area\":4.0}");
            assertThat(post(client, "/points", "[1,2]")).isEqualTo("[2,1]");
            assertThat(post(client, "/pets", "{\"kind\":\"dog\",\"name\":\"Rex\"}"))
                    .isEqualTo("{\"kind\":\"dog\",\"name\":\"Rex\"}");
            assertThat(
                            post(
                                    client,
                                    "/vehicles",
                                    "{\"type\":\"plane\",\"description\":\"d\",\"size\":5}"))
                    .isEqualTo("{\"type\":\"plane\",\"description\":\"d\",\"size\":5}");
            assertThat(post(client, "/vehicles", "{\"type\":\"ship\"}"))
                    .contains("union_tag_invalid");
            assertThat(post(client, "/persons", "{\"firstName\":\"Ada\",\"lastIn\":\"L\"}"))
                    .contains("\"firstName\":\"Ada\"", "\"lastOut\":\"L\"");
            assertThat(client.patch("/items/bar").json("{\"description\":null}").send().text())
                    .isEqualTo(
                            "{\"name\":\"Bar\",\"description\":null,\"price\":62.0,\"tax\":20.2,"
                                    + "\"tags\":[]}");
            assertThat(
                            client.put("/embedded")
                                    .json("{\"user\":{\"username\":\"u\"}}")
                                    .send()
                                    .text())
                    .isEqualTo("{\"username\":\"u\",\"full_name\":null}");
            assertThat(client.put("/several/1").json("{\"importance\":5}").send().text())
                    .contains("[\"body\",\"item\"]", "[\"body\",\"user\"]");
            assertThat(client.post("/items").bytes(new byte[] {'{'}).send().status())
                    .isEqualTo(422);
        }
    }

    @Test
    void responses() throws Exception {
        try (TestClient client = TestClient.of(ResponsesGuide.class)) {
            TestResponse created =
                    client.post("/users")
                            .json("{\"username\":\"u\",\"password\":\"p\",\"email\":\"a@b.com\"}")
                            .send();
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.text()).isEqualTo("{\"username\":\"u\",\"email\":\"a@b.com\"}");
            assertThat(client.delete("/users/u").send().status()).isEqualTo(204);
            assertThat(client.get("/anything").send().text()).contains("\"at\":\"2026-01-02\"");
            answers(client, "/items/short", "{\"name\":\"Foo\",\"price\":50.2}");
            answers(
                    client,
                    "/items/named",
                    "{\"name\":\"Bar\",\"description\":\"The bartenders\"}");
            assertThat(client.get("/items/public").send().text()).doesNotContain("tax");
            TestResponse put = client.put("/tasks/new").send();
            assertThat(put.status()).isEqualTo(201);
            assertThat(put.headers().first("set-cookie")).startsWith("fakesession=");
            assertThat(client.get("/legacy").send().headers().first("content-type"))
                    .isEqualTo("application/xml");
            assertThat(client.get("/teleport").send().status()).isEqualTo(302);
            assertThat(client.get("/found/x").send().status()).isEqualTo(404);
            answers(
                    client,
                    "/lines",
                    "{\"username\":\"rick\",\"email\":\"rick@example.com\"}\n"
                            + "{\"username\":\"morty\",\"email\":\"morty@example.com\"}\n");
            assertThat(client.get("/events").send().text()).startsWith("data: {\"username\"");
            assertThat(client.get("/chosen-events").header("last-event-id", "1").send().text())
                    .startsWith("event: user\ndata: {\"username\":\"user 2\"")
                    .endsWith("event: done\ndata: [DONE]\n\n");
            TestResponse pieces = client.get("/pieces").send();
            assertThat(pieces.text()).isEqualTo("one two");
            assertThat(pieces.headers().first("content-type")).startsWith("text/plain");
        }
    }

    @Test
    void errors() throws Exception {
        try (TestClient client = TestClient.of(ErrorsGuide.class)) {
            TestResponse nothing = client.get("/items/nothing").send();
            assertThat(nothing.text()).isEqualTo("{\"detail\":\"Item not found\"}");
            assertThat(nothing.headers().first("x-error")).isEqualTo("There goes my error");
            TestResponse yolo = client.get("/items/yolo").send();
            assertThat(yolo.status()).isEqualTo(418);
            assertThat(yolo.text()).isEqualTo("{\"message\":\"Oops! yolo did something.\"}");
            answers(client, "/nowhere", "{\"detail\":\"Not Found\"}");
            assertThat(client.post("/items/a").send().headers().first("allow")).isEqualTo("GET");
        }
    }

    @Test
    void dependencies() throws Exception {
        try (TestClient client = TestClient.of(DependenciesGuide.class)) {
            answers(client, "/items?skip=1", "{\"q\":null,\"skip\":1,\"limit\":100}");
            answers(client, "/pages?limit=2", "[0,2]");
            answers(client, "/checked?q=foobar", "true");
            assertThat(client.get("/guarded").send().status()).isEqualTo(422);
            assertThat(client.get("/guarded").header("x-token", "no").send().status())
                    .isEqualTo(400);
            answers(client, "/stored", "0");
            answers(client, "/predict?x=x", "{\"result\":\"42\"}");
        }
        try (TestClient client =
                TestClient.of(DependenciesGuide.class)
                        .overrideProvider(
                                "DependenciesGuide.verifyToken", yield -> yield.to(null))) {
            answers(client, "/guarded", "[{\"item\":\"Foo\"}]");
        }
    }

    @Test
    void documents() throws Exception {
        try (TestClient client = TestClient.of(DocumentsGuide.class)) {
            String document = client.get("/openapi.json").send().text();
            assertThat(document)
                    .contains("\"x-logo\"", "\"webhooks\"", "\"callbacks\"", "some_specific_id")
                    .contains("x-aperture-labs-portal", "\"Create an item\"", "Deadpoolio")
                    .contains("\"description\":\"The created item\"", "\"A normal example\"")
                    .doesNotContain("\"/hidden\"");
        }
    }

    @Test
    void forms() throws Exception {
        try (TestClient client = TestClient.of(FormsGuide.class)) {
            String type = "application/x-www-form-urlencoded";
            assertThat(
                            client.post("/login")
                                    .body(
                                            type,
                                            "username=a&password=b"
                                                    .getBytes(StandardCharsets.UTF_8))
                                    .send()
                                    .text())
                    .isEqualTo("{\"username\":\"a\"}");
            assertThat(
                            client.post("/register")
                                    .body(type, "username=a&x=1".getBytes(StandardCharsets.UTF_8))
                                    .send()
                                    .text())
                    .contains("extra_forbidden");
            String parts =
                    String.join(
                            "\r\n",
                            "--b",
                            "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"",
                            "",
                            "12345",
                            "--b",
                            "Content-Disposition: form-data; name=\"fileb\"; filename=\"b.txt\"",
                            "Content-Type: text/plain",
                            "",
                            "hello",
                            "--b",
                            "Content-Disposition: form-data; name=\"token\"",
                            "",
                            "t",
                            "--b--",
                            "");
            assertThat(
                            client.post("/files")
                                    .body(
                                            "multipart/form-data; boundary=b",
                                            parts.getBytes(StandardCharsets.UTF_8))
                                    .send()
                                    .text())
                    .isEqualTo("[5,\"b.txt\",\"text/plain\",\"t\"]");
        }
    }

    @Test
    void middleware() throws Exception {
        try (TestClient client = TestClient.of(MiddlewareGuide.class)) {
            TestResponse closed =
                    client.get("/inside").header("origin", "https://example.com").send();
            assertThat(closed.status()).isEqualTo(403);
            assertThat(closed.headers().first("x-process-time")).isNotNull();
            assertThat(closed.headers().first("access-control-allow-origin"))
                    .isEqualTo("https://example.com");
            assertThat(client.get("/inside").header("x-word", "open sesame").send().text())
                    .isEqualTo("\"inside\"");
            assertThat(client.get("/inside").header("host", "evil.com").send().status())
                    .isEqualTo(400);
        }
    }

    @Test
    void application() throws Exception {
        try (TestClient client =
                TestClient.of(ApplicationGuide.class)
                        .environment("SHOP_ADMIN_EMAIL", "a@example.com")
                        .environment("shop_origins", "a, b")) {
            assertThat(client.get("/items/").header("x-token", "no").send().status())
                    .isEqualTo(400);
            assertThat(client.get("/subapi/sub").send().text()).contains("from sub API");
            assertThat(client.get("/subapi/openapi.json").send().text())
                    .contains("\"servers\":[{\"url\":\"/subapi\"}]");
            assertThat(client.get("/info").send().text())
                    .contains("\"app_name\":\"Awesome API\"", "\"origins\":[\"a\",\"b\"]");
            assertThat(client.get("/static/styles.css").send().text()).startsWith("h1");
            assertThat(client.post("/send-notification/a@b.c").send().status()).isEqualTo(200);
        }
        try (TestClient client =
                TestClient.of(ApplicationGuide.class).environment("SHOP_ITEMS_PER_USER", "many")) {
            IllegalStateException wrong = null;
            try {
                client.start();
            } catch (IllegalStateException e) {
                wrong = e;
            }
            assertThat(wrong)
                    .isNotNull()
                    .hasMessageContainingAll("SHOP_ADMIN_EMAIL", "SHOP_ITEMS_PER_USER");
        }
    }

    @Test
    void fromFastapi() throws Exception {
        try (TestClient client = TestClient.of(FromFastapiGuide.class)) {
            TestResponse answer =
                    client.put("/items/1?q=x").json("{\"name\":\"a\",\"price\":1}").send();
            assertThat(answer.text())
                    .isEqualTo(
                            "{\"item_id\":1,\"item\":{\"name\":\"a\",\"description\":null,"
                                    + "\"price\":1.0,\"tax\":null},\"q\":\"x\"}");
            assertThat(client.put("/items/-1").json("{}").send().text())
                    .contains("greater_than_equal", "[\"body\",\"name\"]");
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("..", "docs"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                Matcher link =
                        Pattern.compile("\\]\\((?!http)([^)#\\s]+)\\)")
                                .matcher(Files.readString(file));
                while (link.find()) {
                    assertThat(file.resolveSibling(link.group(1)))
                            .as(file + ": " + link.group(1))
                            .exists();
                }
            }
        }
    }
}

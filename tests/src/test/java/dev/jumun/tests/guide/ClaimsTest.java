package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class ClaimsTest {
    private final TestClient client = TestClient.of(Claims.class);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void untypedResults() throws Exception {
        Answers.check(client.get("/named"), 200, "[{\"a_number\": 1}]");
        assertThat(client.get("/unnamed").send().status()).isEqualTo(500);
        Answers.check(client.get("/plain"), 200, "[1.5, 90.0]");
    }

    @Test
    void whatMayBeLeftOut() throws Exception {
        Answers.check(
                client.post("/left").json("{\"required\": null}"),
                200,
                "[\"x\", null, null, null, \"y\", false]");
        Answers.check(
                client.post("/left")
                        .json(
                                """
                                {"defaulted": null, "nullable": null, "optional": null,
                                 "required": null, "maybe": "m"}
                                """),
                200,
                "[null, null, null, null, \"y\", true]");
        for (String wrong :
                new String[] {
                    "{}",
                    "{\"required\": null, \"strict\": null}",
                    "{\"required\": null, \"maybe\": null}"
                }) {
            assertThat(client.post("/left").json(wrong).send().status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void conversions() throws Exception {
        String id = "00000000000000000000000000000001";
        Answers.check(
                client.get("/types?number=3.0&lasts=00:01:30&id=" + id),
                200,
                "[3, \"00000000-0000-0000-0000-000000000001\", 90.0]");
        assertThat(
                        client.get("/types?number=99999999999&lasts=PT1S&id=" + id)
                                .send()
                                .json("detail", 0, "type"))
                .isEqualTo("less_than_equal");
        Answers.check(client.post("/stripped").json("{\"name\": \" a \"}"), 200, "\"a\"");
        Answers.check(
                client.post("/tree").json("{\"value\": 1, \"children\": [{\"value\": 2}]}"),
                200,
                "{\"value\": 1, \"children\": [{\"value\": 2, \"children\": []}]}");
        Answers.check(client.get("/reserved?short=1"), 200, "true");
    }

    @Test
    void otherBodies() throws Exception {
        byte[] json = "{\"name\": \"a\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(client.post("/stripped").body("text/plain", json).send().status())
                .isEqualTo(422);
        byte[] noText = {'"', (byte) 0xff, '"'};
        Answers.check(
                client.post("/stripped").body("application/json", noText),
                400,
                "{\"detail\": \"There was an error parsing the body\"}");
    }

    @Test
    void errors() throws Exception {
        Answers.check(client.get("/nowhere"), 404, "{\"detail\": \"Not Found\"}");
        assertThat(client.get("/named/").send().status()).isEqualTo(307);
        assertThat(client.get("/swallowed").send().status()).isEqualTo(500);
    }

    @Test
    void documents() throws Exception {
        Object responses =
                client.get("/openapi.json").send().json("paths", "/responds", "get", "responses");
        assertThat(responses)
                .isEqualTo(
                        Answers.parse(
                                """
                                {
                                    "200": {
                                        "description": "The item, or its picture",
                                        "content": {
                                            "application/json": {
                                                "schema": {"$ref": "#/components/schemas/Named"}
                                            },
                                            "image/png": {}
                                        }
                                    },
                                    "403": {"description": "Forbidden"}
                                }
                                """));
    }

    @Test
    void inputAndOutputDifferByWhatIsComputedNotByDefaults() throws Exception {
        String document = client.get("/openapi.json").send().text();
        assertThat(document)
                .contains("\"Rectangle-Input\":", "\"Rectangle-Output\":", "\"Left\":")
                .doesNotContain("Left-Input");
    }
}

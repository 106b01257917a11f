package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/** Constraints of the user's own are run, composed ones are read, and messages are used. */
class ConstrainedTest {
    private static final String RIGHT =
            """
            {"by_three": 9, "even": 4, "low": "abc", "slug": "abc", "roll": 6, "nothing": null,
             "fives": [5, 10], "perhaps": "x", "words": {"a": "bc"},
             "span": {"first_day": 1, "last_day": 2}, "pair": [1, 2]}\
            """;

    private static TestResponse everything(String found, String replacement) throws Exception {
        try (TestClient client = TestClient.of(Constrained.class)) {
            assertThat(RIGHT).contains(found);
            return client.post("/everything").json(RIGHT.replace(found, replacement)).send();
        }
    }

    private static void refused(String found, String replacement, String... problems)
            throws Exception {
        TestResponse response = everything(found, replacement);
        assertThat(response.status()).as(response.text()).isEqualTo(422);
        assertThat(response.text()).contains(problems);
        assertThat(response.text().split("\"type\"", -1)).hasSize(problems.length + 1);
    }

    @Test
    void whatKeepsAllOfThemPasses() throws Exception {
        assertThat(everything("{\"a\"", "{\"a\"").status()).isEqualTo(200);
    }

    @Test
    void aValidatorIsInitialisedWithItsAnnotationAndAsked() throws Exception {
        refused(
                "\"by_three\": 9",
                "\"by_three\": 8",
                """
                {"type":"value_error","loc":["body","by_three"],"msg":"Value error, must be a multiple of 3, not {odd}","input":8,"ctx":{"error":{}}}\
                """);
    }

    @Test
    void ofSeveralValidatorsTheOneOfTheTypeIsAsked() throws Exception {
        refused("\"even\": 4", "\"even\": 5", "must be a multiple of 2, not {odd}");
    }

    @Test
    void aConstraintThatOnlyFieldsMayHaveCounts() throws Exception {
        refused("\"low\": \"abc\"", "\"low\": \"aBc\"", "Value error, must be lower case");
    }

    @Test
    void aComposedConstraintIsWhatItIsMadeOf() throws Exception {
        refused(
                "\"slug\": \"abc\"",
                "\"slug\": \"abcde\"",
                "\"msg\":\"String should have at most 4 characters\"");
        refused(
                "\"slug\": \"abc\"",
                "\"slug\": \"ab1\"",
                "\"type\":\"string_pattern_mismatch\",\"loc\":[\"body\",\"slug\"]");
    }

    @Test
    void aComposedConstraintMayBeToldAsOne() throws Exception {
        refused("\"roll\": 6", "\"roll\": 7", "Value error, is no number of a die");
    }

    @Test
    void whatMustBeNullTakesNothingElse() throws Exception {
        refused(
                "\"nothing\": null",
                "\"nothing\": \"x\"",
                """
                {"type":"none_required","loc":["body","nothing"],"msg":"Input should be None","input":"x"}\
                """);
        assertThat(everything("\"nothing\": null,", "").status()).isEqualTo(200);
    }

    @Test
    void itemsKeysAndValuesAreChecked() throws Exception {
        refused("[5, 10]", "[5, 11]", "[\"body\",\"fives\",1],\"msg\":\"Value error, no five: 5\"");
        refused("\"perhaps\": \"x\"", "\"perhaps\": \"X\"", "must be lower case");
        refused("{\"a\": \"bc\"}", "{\"A\": \"bc\"}", "[\"body\",\"words\",\"A\",\"[key]\"]");
        refused(
                "{\"a\": \"bc\"}",
                "{\"a\": \"bcd\"}",
                "{\"type\":\"string_too_long\",\"loc\":[\"body\",\"words\",\"a\"],\"msg\":\"at most"
                        + " 2 letters\",\"input\":\"bcd\",\"ctx\":{\"max_length\":2}}");
    }

    @Test
    void aRuleOfAWholeRecordMayNameItsComponents() throws Exception {
        refused(
                "\"last_day\": 2",
                "\"last_day\": 0",
                """
                {"type":"value_error","loc":["body","span","last_day"],"msg":"Value error, must not be before the first","input":0,"ctx":{"error":{}}}\
                """);
        refused(
                "[1, 2]",
                "[2, 1]",
                "\"loc\":[\"body\",\"pair\"],\"msg\":\"Value error, out of order\"");
    }

    @Test
    void parametersFieldsOfFormsAndRecordsOfParametersAreChecked() throws Exception {
        try (TestClient client = TestClient.of(Constrained.class)) {
            assertThat(client.get("/query?sevens=14&words=a&words=b").send().text())
                    .isEqualTo("16");
            assertThat(client.get("/query?sevens=15&words=a&words=B&no=1").send().text())
                    .contains(
                            "\"loc\":[\"query\",\"sevens\"],\"msg\":\"Value error, must be a"
                                    + " multiple of 7")
                    .contains("\"loc\":[\"query\",\"words\",1]")
                    .contains("\"type\":\"none_required\",\"loc\":[\"query\",\"no\"]");
            assertThat(client.get("/span?first_day=2&last_day=1").send().text())
                    .contains("\"loc\":[\"query\",\"last_day\"]");
            assertThat(
                            client.post("/form")
                                    .body(
                                            "application/x-www-form-urlencoded",
                                            "slug=abcdef".getBytes(StandardCharsets.UTF_8))
                                    .send()
                                    .text())
                    .contains("at most 5 characters");
        }
    }

    @Test
    void messagesAreUsedAndKeepTheKindOfTheError() throws Exception {
        try (TestClient client = TestClient.of(Constrained.class)) {
            TestResponse response =
                    client.post("/told")
                            .json(
                                    "{\"name\": \" \", \"amount\": 0, \"price\": 0.4, \"letters\":"
                                            + " \"b\"}")
                            .send();
            assertThat(response.text())
                    .contains(
                            "{\"type\":\"value_error\",\"loc\":[\"body\",\"name\"],\"msg\":\"Value"
                                    + " error, name it\"")
                    .contains(
                            "\"type\":\"greater_than_equal\",\"loc\":[\"body\",\"amount\"],\"msg\":\"1"
                                + " or more\",\"input\":0,\"ctx\":{\"ge\":1}")
                    .contains("\"msg\":\"too cheap\"")
                    .contains("\"msg\":\"starts with {a}\"");
            assertThat(
                            client.post("/told")
                                    .json(
                                            "{\"name\": \"n\", \"amount\": 1, \"price\": 1,"
                                                    + " \"letters\": \"ab\"}")
                                    .send()
                                    .text())
                    .contains("\"msg\":\"ends with z\"");
        }
    }

    @Test
    void theDocumentHasTheRulesOfComposedConstraints() throws Exception {
        try (TestClient client = TestClient.of(Constrained.class)) {
            assertThat(client.get("/openapi.json").send().text())
                    .contains("\"schema\":{\"type\":\"null\",\"title\":\"No\"}")
                    .contains(
                            "\"slug\":{\"type\":\"string\",\"minLength\":2,\"maxLength\":4,\"pattern\":\"^(?:[a-z]+)$\"")
                    .contains("\"nothing\":{\"type\":\"null\",\"title\":\"Nothing\"}")
                    .contains("\"roll\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":6");
        }
    }
}

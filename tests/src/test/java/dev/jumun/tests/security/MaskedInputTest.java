package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was sent as a secret doesn't come back in an error. */
class MaskedInputTest {
    private static final TestClient CLIENT = TestClient.of(Discreet.class);

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/users | {'password':'hunter2'}",
                "/users | {'user':1,'password':'hunter2'}",
                "/users | {'user':'kim','password':['hunter2']}",
                "/users | {'user':'kim','password':{'a':'hunter2'}}",
                "/users | [{'user':'kim','password':'hunter2'}]",
                "/users | 'password=hunter2'",
                "/teams | {'name':'a','members':[{'password':'hunter2'}]}",
                "/teams | {'name':'a','members':{'password':'hunter2'}}",
                "/teams | {'members':[{'user':'kim','password':'hunter2'}],'code':'hunter2'}",
                "/teams | {'name':1,'members':[],'code':{'hunter2':1}}",
                "/logins | {'kind':'password','password':'hunter2','tries':'x'}",
                "/logins | {'kind':'key','key':'hunter2'}",
                "/two | {'first':{'password':'hunter2'},'second':{'password':'hunter2'}}",
                "/two | {'first':[{'password':'hunter2'}]}",
                "/all | {'a':'hunter3','b':['hunter2']}",
                "/all | ['hunter2']",
                "/users | 'PASSWORD hunter2'",
                "/users | ['hunter2']",
                "/users | ['kim',['hunter2']]",
                "/users | {'pasword':'hunter2'}",
                "/users | {'user':'kim','Password':'hunter2'}",
                "/users | {'login':{'pass':['hunter2']}}",
                "/teams | {'name':'a','members':'hunter2'}",
                "/teams | {'name':'a','members':['hunter2']}",
                "/teams | {'name':'a','members':[['hunter2']]}",
                "/logins | 'key: hunter2'",
                "/logins | ['hunter2']",
                "/logins | {'kind':'other','pass':'hunter2'}",
                "/logins | {'pass':'hunter2'}",
                "/two | 'hunter2'",
                "/two | {'first':'hunter2','second':['hunter2']}",
                // the name in other spellings, within a text
                "/users | '{\\'user\\':1,\\'passw\\\\u006frd\\':\\'hunter2\\'}'",
                "/users | 'passw%6frd=hunter2'",
                "/users | 'passw&#111;rd=hunter2'",
            })
    void ofJson(String path, String json) throws Exception {
        String body = json.replace('\'', '"');
        TestResponse answer = CLIENT.post(path).json(body).send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).doesNotContain("hunter");
    }

    /** As FastAPI does: mostly it is an object that was sent with another content type. */
    @Test
    void aTextWithoutTheNameOfASecretIsShown() throws Exception {
        assertThat(CLIENT.post("/users").json("1").send().text()).contains("\"input\":1");
        assertThat(
                        CLIENT.post("/users")
                                .body("text/plain", "{\"user\":1}".getBytes(UTF_8))
                                .send()
                                .text())
                .contains("\"input\":\"{\\\"user\\\":1}\"");
    }

    private static TestResponse form(String path, String body) throws Exception {
        return CLIENT.post(path)
                .body("application/x-www-form-urlencoded", body.getBytes(UTF_8))
                .send();
    }

    @Test
    void starsStandForIt() throws Exception {
        assertThat(CLIENT.post("/users").json("{\"password\":\"hunter2\"}").send().text())
                .contains("\"input\":{\"password\":\"**********\"}");
        assertThat(CLIENT.post("/users").json("{\"user\":\"a\",\"password\":123}").send().text())
                .contains("\"input\":\"**********\"");
    }

    @Test
    void aBodyThatIsNotSentAsJsonIsHiddenAsAWhole() throws Exception {
        TestResponse answer =
                CLIENT.post("/users")
                        .body("text/plain", "{\"password\":\"hunter2\"}".getBytes(UTF_8))
                        .send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).doesNotContain("hunter2");
    }

    @Test
    void whatAMemberWithoutASecretHasIsShown() throws Exception {
        assertThat(
                        CLIENT.post("/users")
                                .json("{\"user\":[\"kim\"],\"password\":\"a\"}")
                                .send()
                                .text())
                .contains("\"input\":[\"kim\"]");
        assertThat(
                        CLIENT.post("/teams")
                                .json(
                                        "{\"name\":1,\"members\":[{\"user\":[2]},{\"password\":\"x\"}]}")
                                .send()
                                .text())
                .contains(
                        "\"input\":1", "\"input\":[2]", "\"input\":{\"password\":\"**********\"}");
    }

    @Test
    void ofForms() throws Exception {
        TestResponse answer = form("/form", "password=hunter2");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("should have at least 12 characters", "\"input\":\"**********\"")
                .doesNotContain("hunter2");
        assertThat(form("/token", "password=hunter2&client_secret=hunter2").text())
                .contains("\"username\"")
                .doesNotContain("hunter2");
    }

    @Test
    void ofParameters() throws Exception {
        TestResponse answer = CLIENT.get("/search?token=hunter2").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("\"limit\"").doesNotContain("hunter2");
        assertThat(CLIENT.get("/search?limit=0&tokn=hunter2").send().text())
                .contains("\"limit\"")
                .doesNotContain("hunter2");
    }

    @Test
    void whatIsNoSecretIsShownAsFastApiDoes() throws Exception {
        assertThat(CLIENT.post("/open").json("[\"x\"]").send().text()).contains("\"input\":\"x\"");
    }

    @Test
    void aSwitchHidesAllInput() throws Exception {
        try (TestClient silent = TestClient.of(Silent.class);
                TestClient problem = TestClient.of(SilentProblem.class)) {
            TestResponse answer = silent.post("/open").json("\"x\"").send();
            assertThat(answer.text())
                    .isEqualTo(
                            "{\"detail\":[{\"type\":\"int_parsing\",\"loc\":[\"body\"],\"msg\":"
                                    + "\"Input should be a valid integer, unable to parse string"
                                    + " as an integer\"}]}");
            assertThat(problem.post("/open").json("\"x\"").send().text())
                    .contains("int_parsing")
                    .doesNotContain("\"input\"");
        }
    }
}

package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Secret;
import dev.jumun.app.App;
import dev.jumun.security.BasicCredentials;
import dev.jumun.security.HttpCredentials;
import dev.jumun.security.OAuth2PasswordRequestForm;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

@Timeout(30)
class SecurityTest {
    private final TestClient client = TestClient.of(Secured.class);

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/password | Bearer",
                "/code | Bearer",
                "/flows | Bearer",
                "/open-id | Bearer",
                "/basic | Basic realm=\"the \\\"shop\\\"\"",
                "/bearer | Bearer",
                "/bearer/text | Bearer",
                "/digest | Digest",
                "/other | Other",
                "/key/header | APIKey",
                "/key/query | APIKey",
                "/key/cookie | APIKey"
            })
    void whoShowsNothingIsToldWhatToShow(String path, String challenge) throws Exception {
        assertRefused(client.get(path), challenge);
        assertRefused(client.get(path + "?key=").header("x-key", ""), challenge);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Bearer\t",
                "bearer    ",
                "Basic am9lOnB3",
                "Notexistent testtoken",
                "Bearertoken",
                "é"
            })
    void whatIsNoBearerTokenIsRefused(String authorization) throws Exception {
        assertRefused(client.get("/password").header("authorization", authorization), "Bearer");
        assertRefused(client.get("/bearer").header("authorization", authorization), "Bearer");
        assertThat(
                        client.get("/password/optional")
                                .header("authorization", authorization)
                                .send()
                                .json())
                .isEqualTo("nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic ???",
                "Basic notabase64token",
                "Basic am9obnNlY3JldA==", // no colon
                "Basic gICAOg==", // no UTF-8
                "Basic am9lOnB3 am9lOnB3",
                "Basic é",
                "basic =",
            })
    void whatIsMalformedIsRefusedWhereItMayBeMissingToo(String authorization) throws Exception {
        assertRefused(
                client.get("/basic").header("authorization", authorization),
                "Basic realm=\"the \\\"shop\\\"\"");
        assertRefused(
                client.get("/basic/optional").header("authorization", authorization), "Basic");
    }

    @Test
    void aMalformedHeaderIsRefusedOnTheWire() throws Exception {
        try (App app = App.of(Secured.class).start();
                HttpClient http = HttpClient.newHttpClient()) {
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            URI uri = URI.create("http://127.0.0.1:" + server.port() + "/basic/optional");
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(uri)
                                    .header("authorization", "Basic ???")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("www-authenticate")).contains("Basic");
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Not authenticated\"}");
            server.stop(app::cancelAll);
        }
    }

    @Test
    void everySchemeTakesWhatIsItsOwn() throws Exception {
        assertThat(authorized("/password", "Bearer abc")).isEqualTo("abc");
        assertThat(authorized("/password", "bEaReR   abc  ")).isEqualTo("abc");
        assertThat(authorized("/password/optional", "Bearer abc")).isEqualTo("abc");
        assertThat(authorized("/password/maybe", "Bearer abc")).isEqualTo("abc");
        assertThat(client.get("/password/maybe").send().json()).isEqualTo("nobody");
        assertThat(authorized("/code", "Bearer abc")).isEqualTo("abc");
        assertThat(authorized("/flows", "Other abc")).isEqualTo("Other abc");
        assertThat(authorized("/open-id", "Bearer abc")).isEqualTo("Bearer abc");
        assertThat(authorized("/bearer", "bearer abc")).isEqualTo("bearer/abc");
        assertThat(authorized("/bearer/text", "Bearer abc")).isEqualTo("abc");
        assertThat(authorized("/digest", "Digest a=\"b\", c=d")).isEqualTo("a=\"b\", c=d");
        assertThat(authorized("/other", "OTHER abc")).isEqualTo("abc");
        assertThat(authorized("/basic", basic("jöhn:pass:wörd"))).isEqualTo("jöhn/pass:wörd");
        assertThat(authorized("/basic", basic(":"))).isEqualTo("/");
        assertThat(client.get("/basic/optional").send().json()).isEqualTo("nobody");
    }

    @Test
    void keysComeFromTheirPlaces() throws Exception {
        assertThat(client.get("/key/header").header("x-key", "abc").send().json()).isEqualTo("abc");
        assertThat(client.get("/key/query?key=a%20b").send().json()).isEqualTo("a b");
        assertThat(client.get("/key/cookie").cookie("key", "abc").send().json()).isEqualTo("abc");
        assertThat(client.get("/either").header("x-key", "abc").send().json())
                .isEqualTo("null/abc");
    }

    @Test
    void theStatusMayBeAnother() throws Exception {
        TestResponse answer = client.get("/bearer/forbidden").send();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json("detail")).isEqualTo("Not authenticated");
        assertThat(answer.headers().first("www-authenticate")).isNull();
    }

    @Test
    void schemesTakeTheirTurnAmongTheDependencies() throws Exception {
        assertRefused(client.get("/order/own?count=x"), "Bearer");
        assertThat(client.get("/order/before").send().status()).isEqualTo(418);
        assertRefused(client.get("/order/after"), "Bearer");
        assertThat(client.get("/order/own?count=x").header("authorization", "Bearer a").send())
                .extracting(TestResponse::status)
                .isEqualTo(422);
    }

    /** As FastAPI's test_security_scopes_sub_dependency. */
    @Test
    void aProviderIsCalledOnceForEachSetOfScopes() throws Exception {
        Secured.USERS.set(0);
        Secured.SESSIONS.set(0);
        Object one = Map.of("number", 1L, "scopes", List.of("me"), "session", 1L);
        Object two = Map.of("number", 2L, "scopes", List.of("items", "me"), "session", 1L);
        assertThat(authorized("/scopes", "Bearer abc"))
                .isEqualTo(
                        Map.of(
                                "me", Map.of("caller", one),
                                "items", Map.of("me", Map.of("caller", two))));
        assertThat(authorized("/scopes/same", "Bearer abc")).isEqualTo(true);
    }

    @Test
    void scopesAddUpFromTheOutermostOn() throws Exception {
        TestRequest request = client.get("/scopes/handler").header("authorization", "Bearer abc");
        assertThat(request.send().json("scopes")).isEqualTo(List.of("items", "me"));
        assertThat(authorized("/admin/all", "Bearer abc")).isEqualTo(List.of("admin"));
        assertThat(authorized("/admin/some", "Bearer abc"))
                .isEqualTo(List.of("[admin, items]", "[admin, items, me]"));
        assertRefused(client.get("/admin/all"), "Bearer");
    }

    @Test
    void theFormOfTheTokenIsFastApis() throws Exception {
        assertThat(form("/token", "username=joe&password=x&scope=a+b%20%20c").json())
                .isEqualTo("joe[a, b, c]");
        TestResponse wrong = form("/token", "grant_type=other&username=joe");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json("detail", 0, "loc")).isEqualTo(List.of("body", "grant_type"));
        assertThat(wrong.json("detail", 0, "type")).isEqualTo("string_pattern_mismatch");
        assertThat(wrong.json("detail", 1, "loc")).isEqualTo(List.of("body", "password"));
        TestResponse strict = form("/token/strict", "username=joe&password=x");
        assertThat(strict.status()).isEqualTo(422);
        assertThat(strict.json("detail", 0, "loc")).isEqualTo(List.of("body", "grant_type"));
        assertThat(strict.json("detail", 0, "type")).isEqualTo("missing");
        assertThat(
                        form(
                                        "/token/strict",
                                        "grant_type=password&username=joe&password=x&client_id=me")
                                .json())
                .isEqualTo("passwordjoeme");
    }

    /** As in FastAPI, whose strict form says nothing of formats. */
    @Test
    void theStrictFormOfTheTokenHasNoFormats() throws Exception {
        TestResponse document = client.get("/openapi.json").send();
        String strict =
                String.valueOf(
                        map(document.json("components", "schemas")).entrySet().stream()
                                .filter(schema -> schema.getKey().toString().contains("strict"))
                                .toList());
        assertThat(strict).contains("client_secret").doesNotContain("format");
    }

    @Test
    void theDocumentKnowsTheSchemes() throws Exception {
        TestResponse document = client.get("/openapi.json").send();
        Map<?, ?> schemes = map(document.json("components", "securitySchemes"));
        assertThat(schemes.get("OAuth2PasswordBearer"))
                .isEqualTo(
                        Map.of(
                                "type", "oauth2",
                                "description", "By name and password.",
                                "flows",
                                        Map.of(
                                                "password",
                                                Map.of(
                                                        "scopes",
                                                        Map.of(
                                                                "me", "Who you are.",
                                                                "items", "",
                                                                "admin", ""),
                                                        "tokenUrl",
                                                        "token",
                                                        "refreshUrl",
                                                        "refresh"))));
        assertThat(schemes.get("OAuth2AuthorizationCodeBearer"))
                .isEqualTo(
                        Map.of(
                                "type",
                                "oauth2",
                                "flows",
                                Map.of(
                                        "authorizationCode",
                                        Map.of(
                                                "scopes",
                                                Map.of("read", ""),
                                                "authorizationUrl",
                                                "https://id.example/authorize",
                                                "tokenUrl",
                                                "https://id.example/token"))));
        assertThat(document.json("components", "securitySchemes", "OAuth2", "flows"))
                .isEqualTo(
                        Map.of(
                                "clientCredentials",
                                Map.of("scopes", Map.of(), "tokenUrl", "token"),
                                "implicit",
                                Map.of("scopes", Map.of(), "authorizationUrl", "authorize")));
        assertThat(schemes.get("OpenIdConnect"))
                .isEqualTo(Map.of("type", "openIdConnect", "openIdConnectUrl", "/openid"));
        assertThat(schemes.get("HTTPBasic")).isEqualTo(Map.of("type", "http", "scheme", "basic"));
        assertThat(schemes.get("HTTPBearer"))
                .isEqualTo(Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"));
        assertThat(schemes.get("HTTPDigest")).isEqualTo(Map.of("type", "http", "scheme", "digest"));
        assertThat(schemes.get("HTTPBase")).isEqualTo(Map.of("type", "http", "scheme", "other"));
        assertThat(schemes.get("APIKeyHeader"))
                .isEqualTo(Map.of("type", "apiKey", "in", "header", "name", "X-Key"));
        assertThat(schemes.get("APIKeyQuery"))
                .isEqualTo(Map.of("type", "apiKey", "in", "query", "name", "key"));
        assertThat(schemes.get("APIKeyCookie"))
                .isEqualTo(Map.of("type", "apiKey", "in", "cookie", "name", "key"));
        assertThat(schemes.get("Hook")).isEqualTo(Map.of("type", "http", "scheme", "bearer"));
        assertThat(schemes.get("Done"))
                .isEqualTo(Map.of("type", "apiKey", "in", "header", "name", "X-Done"));
    }

    @Test
    void theDocumentListsWhatAnOperationNeeds() throws Exception {
        TestResponse document = client.get("/openapi.json").send();
        assertThat(document.json("paths", "/scopes", "get", "security"))
                .isEqualTo(List.of(Map.of("OAuth2PasswordBearer", List.of("me", "items"))));
        assertThat(document.json("paths", "/either", "get", "security"))
                .isEqualTo(
                        List.of(
                                Map.of("OAuth2PasswordBearer", List.of()),
                                Map.of("APIKeyHeader", List.of())));
        assertThat(document.json("paths", "/admin/some", "get", "security"))
                .isEqualTo(
                        List.of(Map.of("OAuth2PasswordBearer", List.of("admin", "items", "me"))));
        assertThat(document.json("webhooks", "ordered", "post", "security"))
                .isEqualTo(List.of(Map.of("Hook", List.of())));
        Map<?, ?> operation = map(document.json("paths", "/password", "get"));
        assertThat(operation.get("parameters")).isNull();
    }

    @Test
    void theDocsPageMayAskForTokensWhereTheSchemesSay() throws Exception {
        assertThat(client.get("/docs").send().headers().first("content-security-policy"))
                .contains("; connect-src 'self' https://id.example;");
    }

    @Test
    void aTestTakesThePlaceOfAScheme() throws Exception {
        try (TestClient other =
                TestClient.of(Secured.class)
                        .override(String.class, Secured.Token.class, () -> "fake")) {
            assertThat(other.get("/password").send().json()).isEqualTo("fake");
            assertThat(other.get("/password/optional").send().json()).isEqualTo("fake");
            assertThat(other.get("/code").send().status()).isEqualTo(401);
        }
    }

    @Test
    void secretsAreNotShownByAccident() {
        assertThat(new BasicCredentials("joe", "hush").toString())
                .isEqualTo("BasicCredentials[username=joe, password=**********]");
        assertThat(new HttpCredentials("Bearer", "hush").toString())
                .isEqualTo("HttpCredentials[scheme=Bearer, credentials=**********]");
        assertThat(new OAuth2PasswordRequestForm(null, "joe", "hush", "", null, "hush").toString())
                .doesNotContain("hush");
    }

    @Test
    void comparisonsAreExact() {
        assertThat(new Secret("ö").matches("ö")).isTrue();
        assertThat(new Secret("abcd").matches("abc")).isFalse();
        assertThat(new Secret("a").matches("")).isFalse();
        BasicCredentials credentials = new BasicCredentials("joe", "pw");
        assertThat(credentials.match("joe", "pw")).isTrue();
        assertThat(credentials.match("joe", "p")).isFalse();
        assertThat(credentials.match("jo", "pw")).isFalse();
    }

    private @Nullable Object authorized(String path, String authorization) throws Exception {
        return client.get(path).header("authorization", authorization).send().json();
    }

    private TestResponse form(String path, String form) throws Exception {
        return client.post(path)
                .body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    private static Map<?, ?> map(@Nullable Object json) {
        return (Map<?, ?>) Objects.requireNonNull(json);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(TestRequest request, String challenge) throws Exception {
        TestResponse answer = request.send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Not authenticated\"}");
        assertThat(answer.headers().all("www-authenticate")).containsExactly(challenge);
    }
}

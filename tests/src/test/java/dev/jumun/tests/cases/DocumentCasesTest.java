package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.Api;
import dev.jumun.Body;
import dev.jumun.Default;
import dev.jumun.Field;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Post;
import dev.jumun.Query;
import dev.jumun.Response;
import dev.jumun.Router;
import dev.jumun.Status;
import dev.jumun.Trace;
import dev.jumun.async.Generator;
import dev.jumun.openapi.ApiResponse;
import dev.jumun.openapi.Operation;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the document says of declarations, and that what is sent is what it says. */
@Timeout(60)
class DocumentCasesTest {
    record Item(String name) {}

    record Price(@jakarta.validation.constraints.Positive BigDecimal amount) {}

    enum Nothing {}

    record Fields(boolean saveData, @Field("kept_name") String kept, @Default("1") int xRate) {}

    interface Callbacks {
        @Post("{$request.body.url}")
        @ApiResponse(status = 400, model = Item.class)
        void event(@Body Item body);
    }

    @Api(
            routers = {First.class, Second.class, Old.class},
            servers = @Api.Server("https://staging.example/v1"))
    @ApiResponse(range = "4xx", model = Item.class)
    @ApiResponse(range = "default", description = "Anything else")
    static class Described {
        @Get("/lists")
        @ApiResponse(status = 404, model = Item[].class)
        @ApiResponse(status = 409, model = int.class)
        @ApiResponse(status = 410, model = String[].class)
        @ApiResponse(status = 411)
        Object lists() {
            return 1;
        }

        @Get("/json-api")
        @Operation(mediaType = "application/vnd.api+json")
        @ApiResponse(status = 404, model = Item.class)
        Item jsonApi() {
            return new Item("a");
        }

        @Get("/json-api/by-hand")
        @Operation(mediaType = "application/vnd.api+json")
        Response jsonApiByHand() {
            return Response.json(1).mediaType("application/vnd.api+json");
        }

        @Get("/csv")
        @Operation(mediaType = "text/csv")
        String csv() {
            return "a,\"b\"";
        }

        @Get("/csv/none")
        @Status(204)
        @Operation(mediaType = "text/csv")
        Response csvNone() {
            return Response.empty(204);
        }

        @Get("/bare")
        @Operation(content = false)
        Response bare() {
            return Response.empty(200);
        }

        @Get("/headers")
        Object headers(@Header Fields fields) {
            return Map.of("save", fields.saveData(), "kept", fields.kept(), "x", fields.xRate());
        }

        @Get("/lines")
        Generator<Integer> lines() {
            return Generator.of(yield -> yield.to(1));
        }

        @Post("/bytes")
        Object bytes(InputStream body) {
            return 1;
        }

        @Post("/media")
        Object media(@Body(mediaType = "application/vnd.api+json") Item item) {
            return item;
        }

        @Get("/quiet")
        Object quiet(@Default(value = "7", documented = false) int n) {
            return n;
        }

        @Post("/price")
        Price price(@Body Price price) {
            return price;
        }

        @Post("/embedded")
        @Operation(id = "make", extra = "{\"parameters\": [{\"name\": \"q\", \"in\": \"query\"}]}")
        Object embedded(@Body Item a, @Body Item b, @Query int n) {
            return n;
        }

        @Get("/enum")
        Nothing none() {
            throw new IllegalStateException();
        }

        @Trace("/trace")
        Object trace() {
            return "traced";
        }
    }

    @Api
    static class Hidden {
        @Get("/hidden")
        Object hidden(@Query(hidden = true) int n) {
            return n;
        }
    }

    @Router(prefix = "/first")
    static class First {
        @Post("/compute")
        Object compute(@Form String a, @Form String b) {
            return a;
        }
    }

    @Router(prefix = "/second")
    static class Second {
        @Post("/compute")
        Object compute(@Form String a, @Form String b) {
            return a;
        }
    }

    @Router(prefix = "/old", deprecated = true, callbacks = Callbacks.class)
    static class Old {
        @Get("/one")
        Object one() {
            return 1;
        }
    }

    private static Both both;
    private static TestResponse document;

    @BeforeAll
    static void start() throws Exception {
        both = Both.of(Described.class);
        document = both.get("/openapi.json");
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    private static Object operation(String path, String method, Object... steps) {
        Object[] all = new Object[steps.length + 3];
        all[0] = "paths";
        all[1] = path;
        all[2] = method;
        System.arraycopy(steps, 0, all, 3, steps.length);
        return document.json(all);
    }

    private static Object content(String path, String method, String status) {
        return operation(path, method, "responses", status, "content");
    }

    @Test
    void furtherAnswersMayBeListsAndSimpleTypes() {
        assertThat(content("/lists", "get", "404"))
                .isEqualTo(
                        Map.of(
                                "application/json",
                                Map.of(
                                        "schema",
                                        Map.of(
                                                "type",
                                                "array",
                                                "items",
                                                Map.of("$ref", "#/components/schemas/Item"),
                                                "title",
                                                "Response 404 Lists Lists Get"))));
        assertThat(operation("/lists", "get", "responses", "409", "content", "application/json"))
                .isEqualTo(
                        Map.of(
                                "schema",
                                Map.of(
                                        "type",
                                        "integer",
                                        "title",
                                        "Response 409 Lists Lists Get")));
        assertThat(operation("/lists", "get", "responses", "411"))
                .isEqualTo(Map.of("description", "Length Required"));
    }

    @Test
    void furtherAnswersMayBeRangesAlsoOfAWholeApi() {
        assertThat(operation("/lists", "get", "responses", "4XX", "description"))
                .isEqualTo("Client Error");
        assertThat(operation("/headers", "get", "responses", "default"))
                .isEqualTo(Map.of("description", "Anything else"));
        // which say what is answered to a request that does not fit
        assertThat(operation("/headers", "get", "responses").toString()).doesNotContain("422");
    }

    @Test
    void aMediaTypeOfJsonKeepsTheModelAndIsSent() throws Exception {
        var ref = Map.of("schema", Map.of("$ref", "#/components/schemas/Item"));
        assertThat(content("/json-api", "get", "200"))
                .isEqualTo(Map.of("application/vnd.api+json", ref));
        assertThat(content("/json-api", "get", "404"))
                .isEqualTo(Map.of("application/vnd.api+json", ref));
        assertThat(content("/json-api/by-hand", "get", "200"))
                .isEqualTo(Map.of("application/vnd.api+json", Map.of("schema", Map.of())));
        var sent = both.get("/json-api");
        assertThat(sent.headers().first("content-type")).isEqualTo("application/vnd.api+json");
        assertThat(sent.text()).isEqualTo("{\"name\":\"a\"}");
    }

    @Test
    void aTextOfAnotherMediaTypeIsSentAsItIs() throws Exception {
        var sent = both.get("/csv");
        assertThat(sent.headers().first("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(sent.text()).isEqualTo("a,\"b\"");
        assertThat(content("/csv", "get", "200"))
                .isEqualTo(Map.of("text/csv", Map.of("schema", Map.of("type", "string"))));
    }

    @Test
    void anAnswerWithoutABodyHasNoContent() {
        assertThat(operation("/csv/none", "get", "responses", "204").toString())
                .doesNotContain("content");
        assertThat(operation("/bare", "get", "responses", "200"))
                .isEqualTo(Map.of("description", "Successful Response"));
    }

    @Test
    void fieldsOfHeaderRecordsAreNamedAsThoseOfParametersAre() throws Exception {
        var sent = both.get("/headers", "save-data: true", "kept_name: k", "x-rate: 2");
        assertThat(sent.json()).isEqualTo(Map.of("save", true, "kept", "k", "x", 2L));
        try (TestClient client = TestClient.of(Described.class)) {
            var dashed =
                    client.get("/headers").header("save-data", "true").header("kept-name", "k");
            assertThat(dashed.send().status()).isEqualTo(422);
        }
        List<?> parameters = (List<?>) operation("/headers", "get", "parameters");
        assertThat(parameters)
                .extracting("name")
                .containsExactly("save-data", "kept_name", "x-rate");
    }

    @Test
    void hiddenParametersMayNotFitAsWell() throws Exception {
        try (TestClient client = TestClient.of(Hidden.class)) {
            TestResponse hidden = client.get("/openapi.json").send();
            assertThat(hidden.json("paths", "/hidden", "get", "responses", "422")).isNotNull();
            assertThat(hidden.text()).doesNotContain("parameters");
        }
    }

    @Test
    void bodiesAreNamedByTheirOperationAndNotByANumber() {
        assertThat(document.json("components", "schemas").toString())
                .contains("Body_compute_first_compute_post")
                .contains("Body_compute_second_compute_post")
                .contains("Body_make");
    }

    @Test
    void itemsOfStreamsHaveTitles() {
        assertThat(operation("/lines", "get", "responses", "200", "content", "application/jsonl"))
                .isEqualTo(
                        Map.of(
                                "itemSchema",
                                Map.of("type", "integer", "title", "Streamitem Lines Lines Get")));
    }

    @Test
    void bodiesHaveTheirMediaTypesAndSchemas() {
        assertThat(operation("/bytes", "post", "requestBody", "content"))
                .isEqualTo(
                        Map.of(
                                "application/octet-stream",
                                Map.of("schema", Map.of("type", "string", "format", "binary"))));
        assertThat(operation("/media", "post", "requestBody", "content").toString())
                .startsWith("{application/vnd.api+json=");
    }

    @Test
    void aDefaultThatIsNotDocumentedAllowsNoNull() {
        assertThat(operation("/quiet", "get", "parameters", 0, "schema"))
                .isEqualTo(Map.of("type", "integer", "title", "N"));
    }

    @Test
    void aDecimalThatIsWrittenAsTextHasNoRulesOfNumbers() {
        assertThat(document.json("components", "schemas", "Price-Output", "properties", "amount"))
                .asString()
                .doesNotContain("exclusiveMinimum");
    }

    @Test
    void extraMembersAreMergedIntoLists() {
        List<?> parameters = (List<?>) operation("/embedded", "post", "parameters");
        assertThat(parameters).extracting("name").containsExactly("n", "q");
    }

    @Test
    void anEnumWithoutConstantsIsOfTexts() {
        assertThat(document.json("components", "schemas", "Nothing", "type")).isEqualTo("string");
    }

    @Test
    void routersDeprecateTheirRoutesAndCallBack() {
        assertThat(operation("/old/one", "get", "deprecated")).isEqualTo(true);
        assertThat(
                        operation(
                                "/old/one",
                                "get",
                                "callbacks",
                                "event",
                                "{$request.body.url}",
                                "post",
                                "responses",
                                "400",
                                "content",
                                "application/json"))
                .isEqualTo(Map.of("schema", Map.of("$ref", "#/components/schemas/Item")));
    }

    @Test
    void traceIsAMethod() throws Exception {
        assertThat(operation("/trace", "trace", "operationId")).isEqualTo("trace_trace_trace");
        try (TestClient client = TestClient.of(Described.class)) {
            assertThat(client.request("TRACE", "/trace").send().json()).isEqualTo("traced");
        }
    }

    @Test
    void thePageOfTheDocumentMayAskItsServers() throws Exception {
        assertThat(both.get("/docs").headers().first("content-security-policy"))
                .contains("connect-src 'self' https://staging.example");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> operation("/nowhere", "get")).isNotNull();
    }
}

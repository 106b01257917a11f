package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.AllowedValues;
import dev.jumun.Api;
import dev.jumun.Api.DocumentStyle;
import dev.jumun.Body;
import dev.jumun.Default;
import dev.jumun.FormFile;
import dev.jumun.Get;
import dev.jumun.Model;
import dev.jumun.Post;
import dev.jumun.Router;
import dev.jumun.ServerSentEvent;
import dev.jumun.Upload;
import dev.jumun.async.Generator;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** FastAPI's document by default; one that the tools of the trade take by a setting. */
class DocumentStylesTest {
    record Values(
            long id,
            int count,
            short small,
            double price,
            LocalDateTime when,
            LocalTime at,
            OffsetDateTime moment) {}

    record Told(String what) {}

    @Model(discriminator = "kind")
    sealed interface Pet {}

    record Dog(@Default("dog") @AllowedValues("dog") String kind, String name) implements Pet {}

    record Cat(@Default("cat") @AllowedValues("cat") String kind, String name) implements Pet {}

    @Api(routers = Routed.class)
    static class AsFastApi {}

    @Api(routers = Routed.class, documentStyle = DocumentStyle.OPENAPI_3_1)
    static class Strict31 {}

    @Api(routers = Routed.class, documentStyle = DocumentStyle.OPENAPI_3_2)
    static class Strict32 {}

    @Router
    static class Routed {
        @Post("/values")
        Object values(@Body Values values) {
            return values;
        }

        @Post("/pet")
        Object pet(@Body Pet pet) {
            return 1;
        }

        @Post("/files")
        Object files(@FormFile List<Upload> files) {
            return files.size();
        }

        @Get("/lines")
        Generator<Values> lines() {
            return Generator.of(yield -> {});
        }

        @Get("/events")
        Generator<ServerSentEvent<Told>> events() {
            return Generator.of(yield -> {});
        }
    }

    private static TestResponse document(Class<?> api) throws Exception {
        try (TestClient client = TestClient.of(api)) {
            return client.get("/openapi.json").send();
        }
    }

    private static Object property(TestResponse document, String name) {
        return document.json("components", "schemas", "Values", "properties", name, "format");
    }

    @Test
    void fastApisDocumentIsTheDefault() throws Exception {
        TestResponse document = document(AsFastApi.class);
        assertThat(document.json("openapi")).isEqualTo("3.1.0");
        assertThat(document.text()).contains("itemSchema").doesNotContain("int64");
        assertThat(property(document, "when")).isEqualTo("date-time");
        assertThat(document.json("components", "schemas", "Dog", "required"))
                .isEqualTo(List.of("name"));
    }

    @Test
    void version31SaysNothingThatItDoesNotKnow() throws Exception {
        TestResponse document = document(Strict31.class);
        assertThat(document.json("openapi")).isEqualTo("3.1.0");
        assertThat(document.text()).contains("x-itemSchema").doesNotContain("\"itemSchema");
    }

    @Test
    void version32HasItemSchemas() throws Exception {
        TestResponse document = document(Strict32.class);
        assertThat(document.json("openapi")).isEqualTo("3.2.0");
        assertThat(document.text()).contains("\"itemSchema");
    }

    /** FastAPI says nothing of the type of events that a handler makes. */
    @Test
    void theDataOfEventsIsNamedWhereTheStyleIsNotFastApis() throws Exception {
        assertThat(document(AsFastApi.class).text()).doesNotContain("Told");
        TestResponse document = document(Strict32.class);
        assertThat(document.json("components", "schemas", "Told", "required"))
                .isEqualTo(List.of("what"));
        assertThat(
                        document.json(
                                "paths",
                                "/events",
                                "get",
                                "responses",
                                "200",
                                "content",
                                "text/event-stream",
                                "itemSchema",
                                "properties",
                                "data",
                                "contentSchema",
                                "$ref"))
                .isEqualTo("#/components/schemas/Told");
    }

    @Test
    void numbersTimesAndFilesHaveTheirFormats() throws Exception {
        TestResponse document = document(Strict31.class);
        assertThat(property(document, "id")).isEqualTo("int64");
        assertThat(property(document, "count")).isEqualTo("int32");
        assertThat(property(document, "price")).isEqualTo("double");
        assertThat(property(document, "when")).isEqualTo("date-time-local");
        assertThat(property(document, "at")).isEqualTo("time-local");
        assertThat(property(document, "moment")).isEqualTo("date-time");
        assertThat(document.json("components", "schemas", "Values", "properties", "small"))
                .isEqualTo(
                        Map.of(
                                "type", "integer", "title", "Small", "minimum", -32768L, "maximum",
                                32767L));
        assertThat(document.text()).contains("\"format\":\"binary\"");
    }

    @Test
    void theDiscriminatorOfAUnionIsRequired() throws Exception {
        TestResponse document = document(Strict31.class);
        assertThat(document.json("components", "schemas", "Dog", "required"))
                .isEqualTo(List.of("name", "kind"));
    }
}

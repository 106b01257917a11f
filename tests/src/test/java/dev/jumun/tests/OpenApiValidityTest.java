package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import cafe.Cafe;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The documents, against the specification's own JSON Schema of OpenAPI 3.1, and what they say of
 * types against that of JSON Schema 2020-12.
 */
class OpenApiValidityTest {
    /** It comes in the jar of vertx-openapi. */
    private static final String OPENAPI = "https://spec.openapis.org/oas/3.1/schema/2022-10-07";

    private static final String SCHEMA = "https://json-schema.org/draft/2020-12/schema";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemaIdResolvers(ids ->
                                    ids.mapPrefix(
                                            "https://spec.openapis.org/",
                                            "classpath:spec.openapis.org/")));

    private static final Schema DOCUMENT = REGISTRY.getSchema(SchemaLocation.of(OPENAPI));
    private static final Schema TYPE = REGISTRY.getSchema(SchemaLocation.of(SCHEMA));

    @TestFactory
    List<DynamicTest> areValid() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(test(Shop.class, true));
        tests.add(test(Cafe.class, true));
        for (Class<?> api : ConformanceApis.all()) {
            tests.add(test(api, false)); // some have theirs elsewhere, or none
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests;
    }

    private static DynamicTest test(Class<?> api, boolean isThere) {
        return DynamicTest.dynamicTest(
                api.getName(),
                () -> {
                    try (TestClient client =
                            TestClient.of(api).environment("ADMIN_EMAIL", "admin@example.com")) {
                        TestResponse response = client.get("/openapi.json").send();
                        if (isThere || response.status() == 200) {
                            assertThat(problems(response.bytes())).isEmpty();
                        }
                    }
                });
    }

    @Test
    void findsWhatIsInvalid() {
        assertThat(
                        problems(
                                "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"A\"}, \"paths\":"
                                        + " {}}"))
                .isNotEmpty();
        assertThat(
                        problems(
                                """
                                {"openapi": "3.1.0", "info": {"title": "A", "version": "1"},
                                 "components": {"schemas": {"A": {"type": "text"}}}}
                                """))
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("/components/schemas/A: /type"));
        assertThat(
                        problems(
                                """
                                {"openapi": "3.1.0", "info": {"title": "A", "version": "1"},
                                 "components": {"schemas": {"A": {"$ref": "#/components/schemas/B"}}}}
                                """))
                .containsExactly("/components/schemas/A: nothing is at #/components/schemas/B");
    }

    private static List<String> problems(String json) {
        return problems(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<String> problems(byte[] json) {
        JsonNode document = JsonMapper.shared().readTree(json);
        List<String> problems = new ArrayList<>();
        visit(document, document, "", false, problems);
        withoutItemSchemas(document);
        DOCUMENT.validate(document).forEach(error -> problems.add(error.toString()));
        return problems;
    }

    /** OpenAPI 3.2 has them, and FastAPI writes them into its documents of 3.1 all the same. */
    private static void withoutItemSchemas(JsonNode at) {
        if (at instanceof ObjectNode object) {
            object.remove("itemSchema");
        }
        at.forEach(OpenApiValidityTest::withoutItemSchemas);
    }

    /** Goes through the document: schemas are what is called so, or lies in components/schemas. */
    private static void visit(
            JsonNode document, JsonNode at, String path, boolean schemas, List<String> problems) {
        JsonNode reference = at.get("$ref");
        if (reference != null
                && reference.isString()
                && document.at(reference.stringValue().substring(1)).isMissingNode()) {
            problems.add(path + ": nothing is at " + reference.stringValue());
        }
        if (at.isObject()) {
            for (Map.Entry<String, JsonNode> member : at.properties()) {
                String name = member.getKey();
                String below = path + "/" + name;
                if (name.equals("example") || name.equals("examples") || name.equals("default")) {
                    continue; // values, not parts of the document
                }
                if (schemas
                        || ((name.equals("schema") || name.equals("itemSchema"))
                                && !path.endsWith("/properties"))) {
                    TYPE.validate(member.getValue())
                            .forEach(error -> problems.add(below + ": " + error));
                }
                visit(
                        document,
                        member.getValue(),
                        below,
                        below.equals("/components/schemas"),
                        problems);
            }
        } else if (at.isArray()) {
            for (int i = 0; i < at.size(); i++) {
                visit(document, at.get(i), path + "/" + i, false, problems);
            }
        }
    }
}

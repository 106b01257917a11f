package dev.jumun.runtime.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api.DocumentStyle;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonWriter;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON of a document is that of its values, with the final names of schemas. */
class OpenApiDocumentTest {
    private static ApiDescription description(DocumentStyle style) {
        ApiDescription description = new ApiDescription(style);
        description.info("Shop \"é\"", "1.0", "Line\nline.");
        description.server("/a", "");
        description
                .operation("POST", "/items/{id}", "addItem", "Adds \\ one.")
                .parameter("path", "id", Codecs.LONG, "")
                .parameter("query", "limit", Codecs.INTEGER, 5, "How many.")
                .parameter("query", "exact", Codecs.BOOLEAN, false, "")
                .parameter("query", "price", Codecs.BIG_DECIMAL, null, "")
                .body(Codecs.list(Codecs.STRING), true, "body")
                .answers(200, Codecs.ANY, "")
                .mayAnswer(
                        "404",
                        "",
                        Codecs.STRING,
                        "",
                        "{\"a\":[1,2.5,null,true,\"#/components/schemas/x\"]}")
                .deprecated();
        description.operation("GET", "/items", "items", "").answers(204, null, "Nothing.");
        for (String path : List.of("/items/{id}/parts", "/items/{id}/\u00e9")) {
            description
                    .operation("GET", path, "parts", "")
                    .parameter("cookie", "limit", Codecs.INTEGER, 5, "")
                    .parameter("query", "limit", Codecs.INTEGER, 5, "How many.")
                    .parameter("path", "id", Codecs.LONG, "")
                    .parameter("query", "id", Codecs.LONG, "")
                    .answers(200, Codecs.list(Codecs.UUID), "");
        }
        return description;
    }

    @Test
    void theJsonIsThatOfTheValues() {
        for (DocumentStyle style : DocumentStyle.values()) {
            OpenApiDocument document = description(style).toOpenApi();
            String json = new String(document.toJson(), StandardCharsets.UTF_8);
            byte[] values = new JsonWriter().any(document.toValues()).toBytes();
            assertThat(json)
                    .isEqualTo(new String(values, StandardCharsets.UTF_8))
                    .contains("\"$ref\":\"#/components/schemas/HTTPValidationError\"")
                    .contains("\"default\":5", "\"default\":false", "Adds \\\\ one.");
        }
    }

    @Test
    void parametersAreInTheOrderOfTheirPlaces() {
        OpenApiDocument document = description(DocumentStyle.FASTAPI).toOpenApi();
        String parts = String.valueOf(document.toValues().get("paths"));

        assertThat(parts.substring(parts.indexOf("/parts=")))
                .containsSubsequence(
                        "name=id, in=path",
                        "name=limit, in=query",
                        "name=id, in=query",
                        "name=limit, in=cookie");
    }
}

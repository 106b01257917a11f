package dev.jumun.runtime.document;

import dev.jumun.Api.DocumentStyle;
import dev.jumun.runtime.schema.Schema;

import java.util.Map;

/** What a body may be, by its media types. */
final class MediaTypes {
    private MediaTypes() {}

    /** JSON of this form. */
    static Map<String, Object> json(Schema schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    /** Values of this form, one after the other: OpenAPI can express this from 3.2 on. */
    static Map<String, Object> items(Schema schema, DocumentStyle style) {
        boolean known = style != DocumentStyle.OPENAPI_3_1;
        return Map.of(known ? "itemSchema" : "x-itemSchema", schema);
    }

    /** Whether what is sent under a media type is JSON. */
    static boolean isJson(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip();
        return type.endsWith("/json") || type.endsWith("+json");
    }
}

package dev.jumun.runtime.document;

import dev.jumun.runtime.schema.Schema;

import java.util.Map;

/** What a body may be, by its media types. */
final class MediaTypes {
    private MediaTypes() {}

    /** JSON of this form. */
    static Map<String, Object> json(Schema schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }
}

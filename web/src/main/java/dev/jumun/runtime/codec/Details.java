package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a declaration contains about a field or parameter, for people. */
public final class Details {
    private Details() {}

    /** Returns a schema with a title of its own, if not empty, a mark, and examples, as JSON. */
    public static Schema of(Schema schema, String title, boolean deprecated, String... json) {
        Schema detailed = schema;
        if (!title.isEmpty()) {
            detailed = detailed.with("title", title);
        }
        if (deprecated) {
            detailed = detailed.with("deprecated", true);
        }
        return json.length == 0 ? detailed : detailed.with("examples", examples(json));
    }

    /** Returns examples as values. */
    public static List<@Nullable Object> examples(String... json) {
        List<@Nullable Object> examples = new ArrayList<>();
        for (String example : json) {
            examples.add(JsonTree.read(example.getBytes(StandardCharsets.UTF_8)));
        }
        return examples;
    }
}

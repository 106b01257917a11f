package dev.jumun.runtime.document;

import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.SchemaReference;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a document whose references have no final names yet.
 *
 * <p>It runs once, in a process that has just started: most of it is interpreted. Therefore it
 * encodes only once what occurs many times, as short texts and the schemas of properties do, and
 * copies it from where it is. There are neither lambdas nor patterns in a switch, for which the JVM
 * has to make classes.
 */
final class DocumentWriter {
    private static final int SHORT = 20;

    private final Schemas schemas;
    private final JsonWriter out;

    /** Names of members, with their colon. */
    private final Map<String, Range> names = new HashMap<>();

    /** Short texts, and schemas: many properties share one. */
    private final Map<Object, Range> values = new HashMap<>();

    /** Where something has been written. */
    private record Range(int from, int to) {}

    DocumentWriter(Schemas schemas, JsonWriter out) {
        this.schemas = schemas;
        this.out = out;
    }

    @SuppressWarnings("IfChainToSwitch") // see above
    void write(@Nullable Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Schema schema) {
            schema(schema);
        } else if (value instanceof SchemaReference reference) {
            out.string(schemas.text(reference));
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Boolean truth) {
            out.bool(truth);
        } else if (value instanceof Integer || value instanceof Long) {
            out.number(((Number) value).longValue());
        } else {
            out.any(value);
        }
    }

    private void schema(Schema schema) {
        if (isWrittenAgain(schema)) {
            return;
        }
        int from = out.size();
        out.beginObject();
        for (int i = 0; i < schema.size(); i++) {
            member(schema.keyword(i), schema.value(i));
        }
        out.endObject();
        values.put(schema, new Range(from, out.size()));
    }

    private boolean isWrittenAgain(Object value) {
        Range written = values.get(value);
        if (written == null) {
            return false;
        }
        out.again(written.from(), written.to());
        return true;
    }

    private void map(Map<?, ?> map) {
        out.beginObject();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            member(String.valueOf(member.getKey()), member.getValue());
        }
        out.endObject();
    }

    private void list(List<?> list) {
        out.beginArray();
        for (Object item : list) {
            out.item();
            write(item);
        }
        out.endArray();
    }

    private void member(String name, @Nullable Object value) {
        Range written = names.get(name);
        if (written == null) {
            boolean isFirst = out.isAtFirstMember();
            int from = out.size();
            out.name(name);
            names.put(name, new Range(isFirst ? from : from + 1, out.size())); // without the comma
        } else {
            out.memberAgain(written.from(), written.to());
        }
        write(value);
    }

    private void text(String text) {
        if (text.length() > SHORT) {
            out.string(text);
        } else if (!isWrittenAgain(text)) {
            int from = out.size();
            out.string(text);
            values.put(text, new Range(from, out.size()));
        }
    }
}

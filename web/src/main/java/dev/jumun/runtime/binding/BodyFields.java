package dev.jumun.runtime.binding;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonReader;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.ObjectSchema;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The members of a body of which several parameters are made. */
public final class BodyFields implements Codec<FieldValues> {
    private record Field(
            String name, Codec<?> codec, boolean required, @Nullable Object otherwise, Said said) {}

    private record Said(
            String title, String text, String format, boolean deprecated, List<String> examples) {
        static final Said NOTHING = new Said("", "", "", false, List.of());
    }

    private final String schemaName;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** Makes a body without members; what the document calls it. */
    public BodyFields(String schemaName) {
        this.schemaName = schemaName;
    }

    /** Adds a member that must be there. */
    public BodyFields required(String name, Codec<?> codec) {
        fields.add(new Field(name, codec, true, null, Said.NOTHING));
        names.add(name);
        return this;
    }

    /** Adds a member that may be left out. */
    public <T> BodyFields optional(String name, Codec<T> codec, @Nullable T otherwise) {
        fields.add(new Field(name, codec, false, otherwise, Said.NOTHING));
        names.add(name);
        return this;
    }

    /** Describes the member that was added last; empty for no title, text or format. */
    public BodyFields details(
            String title, String text, String format, boolean deprecated, String... examples) {
        Field last = fields.removeLast();
        fields.add(
                new Field(
                        last.name(),
                        last.codec(),
                        last.required(),
                        last.otherwise(),
                        new Said(title, text, format, deprecated, List.of(examples))));
        return this;
    }

    @Override
    public @Nullable FieldValues decode(JsonReader reader) {
        Problems problems = reader.problems();
        int mark = problems.size();
        if (reader.isNull()) {
            reader.skip();
            return none(problems);
        }
        if (!reader.isObject()) {
            reader.skip();
            for (Field field : fields) {
                missing(field, problems); // those with a default, too, as FastAPI has it
            }
            return null;
        }
        @Nullable Object[] values = new Object[fields.size()];
        boolean[] seen = new boolean[values.length];
        String name = reader.nextField();
        while (name != null) {
            int index = names.indexOf(name);
            if (index < 0) {
                reader.skip();
            } else {
                if (seen[index]) {
                    problems.forget(mark, name);
                }
                Field field = fields.get(index);
                seen[index] = !reader.isNull(); // null is like nothing, as in FastAPI
                values[index] = seen[index] ? reader.field(name, field.codec()) : null;
            }
            name = reader.nextField();
        }
        absent(values, seen, problems);
        return reader.endObject(mark, names) ? new FieldValues(values) : null;
    }

    /** The value if there is no body, or one without members. */
    @Nullable FieldValues none(Problems problems) {
        @Nullable Object[] values = new Object[fields.size()];
        int before = problems.size();
        absent(values, new boolean[values.length], problems);
        return problems.size() == before ? new FieldValues(values) : null;
    }

    private void absent(@Nullable Object[] values, boolean[] seen, Problems problems) {
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            if (!seen[i] && field.required()) {
                missing(field, problems);
            } else if (!seen[i]) {
                values[i] = field.otherwise();
            }
        }
    }

    private static void missing(Field field, Problems problems) {
        problems.enter(field.name());
        problems.input(null);
        problems.missing();
        problems.inputFromBody();
        problems.leave();
    }

    @Override
    public @Nullable FieldValues decodeText(String text, Problems problems) {
        return none(problems);
    }

    @Override
    public void encode(FieldValues value, JsonWriter writer) {
        throw new UnsupportedOperationException("A body of several parameters is only read.");
    }

    @Override
    public Schema schema(Schemas schemas) {
        return schemas.named(schemaName, schemaName, this::object);
    }

    private Schema object(Schemas schemas) {
        ObjectSchema object = new ObjectSchema(schemas, schemaName, "");
        for (Field field : fields) {
            describe(field, object);
        }
        return object.toSchema();
    }

    @SuppressWarnings("unchecked")
    private static void describe(Field field, ObjectSchema object) {
        Said said = field.said();
        if (field.required()) {
            object.required(field.name(), field.codec(), said.text());
        } else {
            object.optional(
                    field.name(), (Codec<Object>) field.codec(), field.otherwise(), said.text());
        }
        object.details(said.title(), said.deprecated(), said.examples().toArray(String[]::new))
                .format(said.format());
    }
}

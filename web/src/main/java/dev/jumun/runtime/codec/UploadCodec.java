package dev.jumun.runtime.codec;

import dev.jumun.Upload;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** A file of a form: it comes as such, and in no other way. */
final class UploadCodec implements Codec<Upload> {
    @Override
    public @Nullable Upload decode(JsonReader reader) {
        reader.skip();
        return refuse(reader.problems());
    }

    @Override
    public @Nullable Upload decodeText(String text, Problems problems) {
        return refuse(problems);
    }

    @Override
    public @Nullable Upload decodeFields(List<Object> values, Problems problems) {
        if (values.getLast() instanceof Upload upload) {
            return upload;
        }
        problems.input(values.getLast().toString());
        return refuse(problems);
    }

    /** FastAPI's words, down to the name of Python's class: clients may know them. */
    private static @Nullable Upload refuse(Problems problems) {
        problems.add(
                "value_error",
                "Value error, Expected UploadFile, received: <class 'str'>",
                Map.of("error", Map.of()));
        return null;
    }

    @Override
    public void encode(Upload value, JsonWriter writer) {
        throw new UnsupportedOperationException("An upload has no JSON form.");
    }

    @Override
    public Schema schema(Schemas schemas) {
        Schema file = Schema.type("string").with("contentMediaType", "application/octet-stream");
        return schemas.isPrecise() ? file.with("format", "binary") : file;
    }
}

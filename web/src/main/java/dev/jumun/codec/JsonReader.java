package dev.jumun.codec;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Reads JSON for codecs: a token stream, the problems found so far, and how objects and arrays are
 * walked through. Belongs to one thread.
 */
public final class JsonReader implements AutoCloseable {
    /**
     * As Python's parser, it takes NaN and Infinity; that a type cannot have them is the type's
     * problem.
     */
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .build();

    private final JsonParser parser;
    private final Problems problems;

    /** Opens a document; the reader stands before its first token. */
    public JsonReader(byte[] json, Problems problems) {
        this.parser = parser(json);
        this.problems = problems;
    }

    static JsonParser parser(byte[] json) {
        return FACTORY.createParser(ObjectReadContext.empty(), json);
    }

    /** Returns where problems go. */
    public Problems problems() {
        return problems;
    }

    /**
     * Reads a whole document.
     *
     * @return the value, or null with problems recorded
     * @throws tools.jackson.core.JacksonException if it is not well-formed
     */
    public <T> @Nullable T document(Codec<T> codec) {
        if (parser.nextToken() == null) {
            throw new tools.jackson.core.exc.StreamReadException(parser, "Expecting value");
        }
        T value = codec.decode(this);
        if (parser.nextToken() != null) {
            throw new tools.jackson.core.exc.StreamReadException(parser, "Extra data");
        }
        return value;
    }

    /** Returns the token at which the reader stands. */
    JsonToken token() {
        JsonToken token = parser.currentToken();
        return token == null ? JsonToken.NOT_AVAILABLE : token;
    }

    JsonParser parser() {
        return parser;
    }

    /** Whether an object begins here. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether there is null here. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /**
     * Enters an object, if there is one; otherwise records a problem and passes over what is there.
     *
     * @return whether there is one
     */
    public boolean beginObject() {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        skip();
        problems.add(
                "model_attributes_type",
                "Input should be a valid dictionary or object to extract fields from");
        return false;
    }

    /** Goes to the next field of the object and returns its name, or null at the object's end. */
    public @Nullable String nextField() {
        String name = parser.nextName();
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    /** Reads the value of a field. */
    public <T> @Nullable T field(String name, Codec<T> codec) {
        problems.enter(name);
        T value = codec.decode(this);
        problems.leave();
        return value;
    }

    /** Records that a field is missing. */
    public void missing(String name) {
        problems.enter(name);
        problems.missing();
        problems.leave();
    }

    /** Passes over a field that nobody declared, where that is a problem. */
    public void extra(String name) {
        skip();
        problems.enter(name);
        problems.add("extra_forbidden", "Extra inputs are not permitted");
        problems.leave();
    }

    /** Goes to the next item of the array, or returns false at its end. */
    boolean nextItem() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Returns the value at which the reader stands as a document of its own. */
    byte[] copy() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            generator.copyCurrentStructureExact(parser);
        }
        return bytes.toByteArray();
    }

    /** Passes over the value at which the reader stands. */
    public void skip() {
        parser.skipChildren();
    }

    /**
     * Ends an object of declared fields.
     *
     * @param mark how many problems there were when it began
     * @param fields the names in the order of the declaration
     * @return whether all fields were right
     */
    public boolean endObject(int mark, List<String> fields) {
        problems.arrange(mark, fields);
        return problems.size() == mark;
    }

    /** Records that a value broke a rule of its own class. */
    public void refused(IllegalArgumentException refusal) {
        problems.refused(refusal);
    }

    @Override
    public void close() {
        parser.close();
    }
}

package dev.jumun.runtime.codec;

import dev.jumun.runtime.engine.TextMemory;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.util.List;

/**
 * Reads JSON for codecs: a token stream, the problems found so far, and how objects and arrays are
 * walked through. Belongs to one thread.
 */
public final class JsonReader implements ObjectSource, AutoCloseable {
    static final JsonFactory FACTORY = new PlainJsonFactory();

    private final JsonParser parser;
    private final @Nullable PlainJsonParser plain;
    private final Problems problems;
    private final @Nullable ValueMemory memory;

    /** Opens a document; the reader is before its first token. */
    public JsonReader(byte[] json, Problems problems) {
        this(json, problems, null);
    }

    /** The same, counting what is made of the document. */
    JsonReader(byte[] json, Problems problems, @Nullable ValueMemory memory) {
        this.memory = memory;
        this.parser = parser(json, memory);
        this.plain = parser instanceof PlainJsonParser shorter ? shorter : null;
        this.problems = problems;
    }

    /** Opens a document whose texts are counted, if the document is a large one. */
    static JsonParser parser(byte[] json, @Nullable ValueMemory memory) {
        JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json);
        if (memory != null && parser instanceof PlainJsonParser plain) {
            plain.count(memory);
        }
        return parser;
    }

    /** Counts something that was made, if the document is a large one. */
    void made(long bytes) {
        if (memory != null) {
            memory.made(bytes);
        }
    }

    /** Counts the bytes that are going to be made of a text, if the document is a large one. */
    void madeBytes(String text) {
        if (memory != null) {
            memory.made(TextMemory.utf8Length(text, 0, text.length()));
        }
    }

    /** Returns what counts the values of the document; null for a small one. */
    @Nullable ValueMemory memory() {
        return memory;
    }

    /** Opens a part of the document that was copied, and counts what is made of it, too. */
    JsonReader part(byte[] json, Problems found) {
        return new JsonReader(json, found, memory);
    }

    /** Returns where problems go. */
    @Override
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

    /** Returns the current token. */
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
            made(ValueMemory.OBJECT);
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
            if (memory != null) {
                memory.name(name);
            }
            parser.nextToken();
        }
        return name;
    }

    /**
     * Goes to the next member of the object that a record takes. Skips those that it does not.
     *
     * @param expected the index of the member that probably comes; any number will do
     * @return its index, or {@link FieldNames#END} or {@link FieldNames#UNKNOWN}
     */
    int nextMember(RecordMembers members, int expected) {
        FieldNames names = members.fieldNames();
        if (plain != null) {
            FieldNames.Name name = names.at(expected);
            if (name != null && plain.nextIs(name)) {
                made(ValueMemory.TEXT);
                return expected;
            }
        }
        int index = nextMatch(names);
        while (index == FieldNames.UNKNOWN && members.others() == null) {
            skipUndeclared(members);
            index = nextMatch(names);
        }
        return index;
    }

    private int nextMatch(FieldNames names) {
        int index = parser.nextNameMatch(names.matcher());
        if (index != FieldNames.END) {
            made(ValueMemory.TEXT);
            if (memory != null && index == FieldNames.UNKNOWN) {
                memory.name(fieldName());
            }
            parser.nextToken();
        }
        return index;
    }

    /** Returns the name of the current field. */
    String fieldName() {
        return String.valueOf(parser.currentName());
    }

    // What almost every value is, without problems, without boxes. For all else there are codecs.

    /** Whether there is a whole number here from a least to a greatest one. */
    boolean isWhole(long least, long greatest) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = parser.getLongValue();
            return value >= least && value <= greatest;
        }
        return false;
    }

    /** Returns the whole number that is here. */
    long whole() {
        return parser.getLongValue();
    }

    /** Whether there is a number here from a least to a greatest one. */
    boolean isNumber(double least, double greatest) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            double value = parser.getDoubleValue();
            return value >= least && value <= greatest;
        }
        return false;
    }

    /** Returns the number that is here. */
    double number() {
        return parser.getDoubleValue();
    }

    /** Whether there is true or false here. */
    boolean isTruth() {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
    }

    /** Returns the current boolean. */
    boolean truth() {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** Whether there is text here, of a length in characters (code points). */
    boolean isText(int least, int most) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return false;
        }
        String text = parser.getString();
        if (!isWellFormed(text)) {
            return false;
        }
        int units = text.length();
        if (units <= most && units / 2 >= least) {
            return true; // however many of them are pairs
        }
        int length = text.codePointCount(0, units);
        return length >= least && length <= most;
    }

    /**
     * Whether the text that is here is one of characters. Half of a surrogate pair can only be
     * written by its number: there is no UTF-8 of it.
     */
    boolean isWellFormed(String text) {
        if (plain != null && plain.isPlainText()) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair =
                        i + 1 < text.length()
                                && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Returns the text that is here. */
    String text() {
        return parser.getString();
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

    /** Skips a member that a record does not declare, which may be a problem. */
    private void skipUndeclared(RecordMembers members) {
        String name = members.isClosed() ? fieldName() : "";
        skip();
        if (members.isClosed()) {
            problems.enter(name);
            problems.add("extra_forbidden", "Extra inputs are not permitted");
            problems.leave();
        }
    }

    /** Goes to the next item of the array, or returns false at its end. */
    boolean nextItem() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Returns the current value as a separate document. */
    byte[] copy() {
        return JsonCopy.of(this);
    }

    /** Skips the current value. */
    public void skip() {
        if (memory == null) {
            parser.skipChildren();
        } else if (token().isStructStart()) {
            skipCounting(memory);
        }
    }

    /** The parser remembers the names even of what is passed over. */
    private void skipCounting(ValueMemory counting) {
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.PROPERTY_NAME) {
                counting.name(fieldName());
            } else if (token == null || token.isStructEnd()) {
                depth--;
            } else if (token.isStructStart()) {
                depth++;
            }
        }
    }

    /**
     * Ends an object of declared fields.
     *
     * @param mark how many problems there were when it began
     * @param fields the names in the order of the declaration
     * @return whether all fields were right
     */
    public boolean endObject(int mark, List<String> fields) {
        made((long) ValueMemory.FIELD * fields.size());
        problems.arrange(mark, fields);
        return problems.size() == mark;
    }

    @Override
    public void close() {
        parser.close();
    }
}

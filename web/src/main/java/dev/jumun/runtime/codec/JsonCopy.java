package dev.jumun.runtime.codec;

import dev.jumun.runtime.engine.BodyMemory;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;

import java.io.ByteArrayOutputStream;

/** The bytes of a part of a document. Small copies are soon gone; a large one is counted before. */
final class JsonCopy extends ByteArrayOutputStream {
    /** The array, a smaller one that it replaces, and the copy in its own size. */
    private static final int COPIES = 3;

    private final JsonReader reader;
    private int counted;

    private JsonCopy(JsonReader reader) {
        this.reader = reader;
    }

    /** Copies the current value of a reader, which is at its last token then. */
    static byte[] of(JsonReader reader) {
        JsonParser parser = reader.parser();
        JsonCopy bytes = new JsonCopy(reader);
        try (JsonGenerator generator =
                JsonReader.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            int depth = 0;
            do {
                JsonToken token = reader.token();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token.isNumeric()) {
                    generator.writeNumber(parser.getString()); // as written, of any exponent
                } else {
                    generator.copyCurrentEvent(parser);
                }
            } while (depth > 0 && parser.nextToken() != null);
        }
        return bytes.toByteArray();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int size = count + length;
        if (size > BodyMemory.SMALL) {
            reader.made((long) COPIES * (size - counted));
            counted = size;
        }
        super.write(bytes, offset, length);
    }
}

package dev.jumun.runtime.codec;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Makes parsers: a {@link PlainJsonParser} where the bytes can only be UTF-8. */
final class PlainJsonFactory extends JsonFactory {
    private static final long serialVersionUID = 1;

    /**
     * As Python's parser, it takes NaN and Infinity; that a type cannot have them is the type's
     * problem. Buffers are not kept between documents: plain ones need none, and to take one from a
     * pool that all threads share costs a small document more than it is worth.
     *
     * <p>The table of names is shared by all requests. When somebody fills it with names of one
     * hash, it is made anew; to refuse what comes next would be a 400 for somebody else.
     */
    PlainJsonFactory() {
        super(
                JsonFactory.builder()
                        .recyclerPool(NewBuffers.POOL)
                        .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER));
    }

    @Override
    protected JsonParser _createParser(
            ObjectReadContext readContext, IOContext context, byte[] json, int offset, int length) {
        // JSON begins with an ASCII character, and another one unless that is a quotation mark; any
        // other encoding has a zero among the first bytes, or a mark before them.
        if (length < 2 || json[offset] <= 0 || json[offset + 1] == 0) {
            return super._createParser(readContext, context, json, offset, length);
        }
        return new PlainJsonParser(
                readContext,
                context,
                readContext.getStreamReadFeatures(_streamReadFeatures),
                readContext.getFormatReadFeatures(_formatReadFeatures),
                _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                json,
                offset,
                offset + length);
    }
}

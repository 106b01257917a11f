package dev.jumun.runtime.codec;

import dev.jumun.runtime.engine.TextMemory;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

import java.io.Writer;

/**
 * Jackson's parser of UTF-8 with a shorter way for what most documents are made of: the field that
 * is expected next, text without escapes, and numbers of few digits. Each short way looks ahead
 * without a trace and gives up at the first byte of another kind, so that whatever is rare or wrong
 * is read, and refused, by Jackson alone.
 */
final class PlainJsonParser extends UTF8StreamJsonParser {
    /** A number of this many digits is below 2^53, so a double represents it exactly. */
    private static final int EXACT_DIGITS = 15;

    /** Powers of ten that are exact as a double; one rounding, that of the division, remains. */
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /** What counts the texts of a large document. */
    private @Nullable ValueMemory memory;

    private final PlainText texts = new PlainText();

    /** The text that was read the short way, and where it ends; Jackson's buffer has it not yet. */
    private String text = "";

    private int textEnd = -1;

    /** The number whose text was not kept: where it begins, where it ends, and what it is. */
    private int numberStart;

    private int numberEnd = -1;
    private double decimal;

    PlainJsonParser(
            ObjectReadContext readContext,
            IOContext context,
            int features,
            int formatFeatures,
            ByteQuadsCanonicalizer symbols,
            byte[] json,
            int start,
            int end) {
        super(
                readContext,
                context,
                features,
                formatFeatures,
                null,
                symbols,
                json,
                start,
                end,
                0,
                false);
    }

    /** Counts every text before it is made. */
    void count(ValueMemory values) {
        memory = values;
        texts.count(values);
    }

    /**
     * Goes to the value of a field, if that field comes next and its value begins as most do.
     *
     * @return whether it did; if not, the parser's position is unchanged
     */
    boolean nextIs(FieldNames.Name name) {
        byte[] json = _inputBuffer;
        int at = _inputPtr;
        if (_tokenIncomplete
                || at + name.room() > _inputEnd
                || !_streamReadContext.inObject()
                || _currToken == JsonToken.PROPERTY_NAME) {
            return false;
        }
        if (_currToken != JsonToken.START_OBJECT && json[at++] != ',') {
            return false;
        }
        if (json[at] == ' ') {
            at++;
        }
        if (json[at++] != '"' || !name.isAt(json, at)) {
            return false;
        }
        int value = at + name.length();
        if (json[value] == ' ') {
            value++;
        }
        byte first = json[value];
        if (!begins(first)) {
            return false;
        }
        _numTypesValid = NR_UNKNOWN;
        _binaryValue = null;
        _nameCopied = false;
        _streamReadContext.expectComma();
        _streamReadContext.setCurrentName(name.text());
        _updateToken(JsonToken.PROPERTY_NAME);
        _inputPtr = value + 1;
        _tokenInputRow = _currInputRow;
        _tokenInputTotal = _currInputProcessed + _inputPtr;
        _tokenInputCol = _inputPtr - _currInputRowStart;
        _updateToken(token(first));
        return true;
    }

    private static boolean begins(byte first) {
        return first == '"'
                || isDigit(first)
                || first == '{'
                || first == '['
                || first == 't'
                || first == 'f';
    }

    private JsonToken token(byte first) {
        return switch (first) {
            case '"' -> {
                _tokenIncomplete = true;
                yield JsonToken.VALUE_STRING;
            }
            case '{' -> {
                createChildObjectContext(_tokenInputRow, _tokenInputCol);
                yield JsonToken.START_OBJECT;
            }
            case '[' -> {
                createChildArrayContext(_tokenInputRow, _tokenInputCol);
                yield JsonToken.START_ARRAY;
            }
            case 't' -> {
                _matchTrue();
                yield JsonToken.VALUE_TRUE;
            }
            case 'f' -> {
                _matchFalse();
                yield JsonToken.VALUE_FALSE;
            }
            default -> _parseUnsignedNumber(first);
        };
    }

    @Override
    public String getString() {
        if (_currToken == JsonToken.VALUE_STRING) {
            if (_tokenIncomplete) {
                String plain = texts.read(_inputBuffer, _inputPtr, _inputEnd);
                if (plain != null) {
                    _tokenIncomplete = false;
                    text = plain;
                    _inputPtr = texts.end();
                    textEnd = _inputPtr;
                    return plain;
                }
            } else if (_inputPtr == textEnd) {
                return text;
            }
        }
        withText();
        return super.getString();
    }

    /** Whether the text here was read the short way, which takes no escape by number. */
    boolean isPlainText() {
        return _inputPtr == textEnd;
    }

    @Override
    public String getValueAsString() {
        withText();
        return super.getValueAsString();
    }

    @Override
    public @Nullable String getValueAsString(@Nullable String otherwise) {
        withText();
        return super.getValueAsString(otherwise);
    }

    @Override
    protected JsonToken _parseUnsignedNumber(int first) {
        byte[] json = _inputBuffer;
        int start = _inputPtr - 1;
        int end = Math.min(_inputEnd, start + EXACT_DIGITS + 2);
        int at = start;
        long digits = 0;
        while (at < end && isDigit(json[at])) {
            digits = digits * 10 + (json[at++] - '0');
        }
        int whole = at - start;
        boolean fraction = at < end && json[at] == '.';
        if (fraction) {
            at++;
            while (at < end && isDigit(json[at])) {
                digits = digits * 10 + (json[at++] - '0');
            }
        }
        int places = fraction ? at - start - whole - 1 : 0;
        if (at == end // there may be more of it
                || whole + places > EXACT_DIGITS
                || (whole > 1 && first == '0')
                || (fraction && places == 0)
                || !endsNumber(json[at])
                || _streamReadContext.inRoot()) {
            return super._parseUnsignedNumber(first);
        }
        numberStart = start;
        numberEnd = at;
        _inputPtr = at;
        if (fraction) {
            decimal = digits / POWERS_OF_TEN[places];
            return resetFloat(false, whole, places, 0);
        }
        JsonToken token = resetInt(false, whole);
        _numberLong = digits;
        _numberInt = (int) digits;
        _numTypesValid = _numberInt == digits ? NR_INT | NR_LONG : NR_LONG;
        return token;
    }

    private static boolean endsNumber(byte character) {
        return character == ',' || character == '}' || character == ']' || character == ' ';
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    @Override
    public double getDoubleValue() {
        if (_numTypesValid == NR_UNKNOWN
                && _currToken == JsonToken.VALUE_NUMBER_FLOAT
                && _inputPtr == numberEnd) {
            _numberDouble = decimal;
            _numTypesValid = NR_DOUBLE;
        }
        return super.getDoubleValue();
    }

    /** Counts the text that comes next, which Jackson makes by way of a buffer of chars. */
    private void countBuffered(ValueMemory values) {
        byte[] json = _inputBuffer;
        long characters = 0;
        boolean wide = false;
        int at = _inputPtr;
        while (at < _inputEnd && json[at] != '"') {
            if (json[at] != '\\') {
                characters += TextMemory.units(json[at]);
                wide |= TextMemory.isWide(json[at]);
                at++;
                continue;
            }
            characters++;
            boolean number = at + 3 < _inputEnd && json[at + 1] == 'u';
            wide |= number && (json[at + 2] != '0' || json[at + 3] != '0');
            at += number ? 6 : 2;
        }
        long text = wide ? 2 * characters : characters;
        values.made(text);
        values.passing(Character.BYTES * characters + text); // the buffer, and the pieces joined
    }

    /**
     * Gives Jackson the text that was read the short way; reads a number again, with its text,
     * because it is asked for more than its value.
     */
    private void withText() {
        if (memory != null && _tokenIncomplete && _currToken == JsonToken.VALUE_STRING) {
            countBuffered(memory);
        }
        if (_inputPtr == textEnd && _currToken == JsonToken.VALUE_STRING && !_tokenIncomplete) {
            textEnd = -1;
            _textBuffer.resetWithString(text);
        } else if (_inputPtr == numberEnd
                && (_currToken == JsonToken.VALUE_NUMBER_INT
                        || _currToken == JsonToken.VALUE_NUMBER_FLOAT)) {
            numberEnd = -1;
            _inputPtr = numberStart + 1;
            int known = _numTypesValid;
            super._parseUnsignedNumber(_inputBuffer[numberStart]);
            _numTypesValid = known;
        }
    }

    @Override
    protected void _parseNumericValue(int type) {
        withText();
        super._parseNumericValue(type);
    }

    @Override
    public Object getNumberValueDeferred() {
        withText();
        return super.getNumberValueDeferred();
    }

    @Override
    public int getString(Writer writer) {
        withText();
        return super.getString(writer);
    }

    @Override
    public long readString(Writer writer) {
        withText();
        return super.readString(writer);
    }

    @Override
    public char[] getStringCharacters() {
        withText();
        return super.getStringCharacters();
    }

    @Override
    public int getStringLength() {
        withText();
        return super.getStringLength();
    }

    @Override
    public int getStringOffset() {
        withText();
        return super.getStringOffset();
    }
}

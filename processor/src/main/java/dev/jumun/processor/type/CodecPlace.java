package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/**
 * Where the codec of a record is.
 *
 * @param owner the generated class
 * @param constant the constant of that class that is the codec, unless the record is generic
 * @param isShared whether the class has the codecs of other nested records, too
 * @param isThere whether the class exists already, and is not written now
 */
public record CodecPlace(ClassName owner, String constant, boolean isShared, boolean isThere) {
    /** The constant in a class that has one codec. */
    static final String ONE = "CODEC";

    /** Returns the expression for the codec. */
    public CodeBlock codec() {
        return CodeBlock.of("$T.$N", owner, constant);
    }
}

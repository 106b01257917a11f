package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

import javax.lang.model.type.TypeMirror;

/**
 * A type that crosses the wire.
 *
 * @param mirror the type
 * @param name the type as it is written, boxed
 * @param codec an expression for its codec, constraints included
 * @param form what it looks like in a request
 * @param optional whether it is an {@code Optional}
 * @param nullable whether null is one of its values
 */
public record TypeModel(
        TypeMirror mirror,
        TypeName name,
        CodeBlock codec,
        Form form,
        boolean optional,
        boolean nullable) {
    /** What a type looks like in a request. */
    public enum Form {
        /** One piece of text. */
        SCALAR,
        /** Some pieces of text. */
        SCALARS,
        /** Only JSON. */
        JSON
    }

    /** Whether a value may be left out. */
    public boolean mayBeLeftOut() {
        return optional || nullable;
    }
}

package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

import org.jspecify.annotations.Nullable;

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
 * @param demanded whether it must be there, even if it may be null
 * @param quick how the reader reads what almost every value is, or null if there is no short way
 */
public record TypeModel(
        TypeMirror mirror,
        TypeName name,
        CodeBlock codec,
        Form form,
        boolean optional,
        boolean nullable,
        boolean demanded,
        @Nullable QuickRead quick) {
    /** A type that need not be there if it may be null. */
    TypeModel(
            TypeMirror mirror,
            TypeName name,
            CodeBlock codec,
            Form form,
            boolean optional,
            boolean nullable) {
        this(mirror, name, codec, form, optional, nullable, false, null);
    }

    /** The same type where it must be there. */
    TypeModel required() {
        return new TypeModel(mirror, name, codec, form, optional, nullable, true, quick);
    }

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
        return !demanded && (optional || nullable);
    }
}

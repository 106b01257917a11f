package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Details;

import org.jspecify.annotations.Nullable;

import javax.lang.model.type.TypeKind;

/**
 * A component of a record, as a member of an object.
 *
 * @param wireName what it is called when it is read
 * @param writtenName and when it is written
 * @param constant the constant that holds its codec
 * @param otherwise what it is when it is left out; null if there is nothing to take
 * @param documented whether the document names that
 */
record RecordField(
        String name,
        String wireName,
        String writtenName,
        Details details,
        String constant,
        TypeModel type,
        TypeKind kind,
        @Nullable CodeBlock otherwise,
        boolean documented,
        String description) {
    boolean required() {
        return otherwise == null && !type.mayBeLeftOut();
    }

    boolean isPrimitive() {
        return switch (kind) {
            case INT, LONG, SHORT, BYTE, DOUBLE, BOOLEAN -> true;
            default -> false;
        };
    }

    boolean isText() {
        return type.name().toString().equals("java.lang.String");
    }

    boolean isMaybe() {
        return RecordReader.isMaybe(type);
    }
}

package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.type.TypeModel.Form;

import org.jspecify.annotations.Nullable;

/**
 * The codec of a type, before its constraints.
 *
 * @param scalar the constant with the codec, if it is that of a simple type and nothing else
 */
record WireForm(CodeBlock codec, Form form, @Nullable String scalar) {
    WireForm(CodeBlock codec, Form form) {
        this(codec, form, null);
    }
}

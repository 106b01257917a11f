package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.type.TypeModel.Form;

/** The codec of a type, before its constraints. */
record WireForm(CodeBlock codec, Form form) {}

package dev.jumun.processor.model;

import com.palantir.javapoet.CodeBlock;

import org.jspecify.annotations.Nullable;

import java.util.Set;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A security scheme, as an annotation at a parameter declares it.
 *
 * @param annotation the annotation at the parameter: the framework's, or the user's own
 * @param name in the document
 * @param credentials the type of what it takes from a request
 * @param required whether the client must show something
 * @param code the scheme, as Java
 * @param scopes that it declares; null if it cannot declare any
 */
public record SchemeModel(
        TypeElement annotation,
        String name,
        TypeMirror credentials,
        boolean required,
        CodeBlock code,
        @Nullable Set<String> scopes) {}

package dev.jumun.processor.type;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;

/** An annotation, some of whose members have other values than those that were written. */
record OverriddenAnnotation(
        AnnotationMirror annotation, Map<ExecutableElement, AnnotationValue> values)
        implements AnnotationMirror {
    @Override
    public DeclaredType getAnnotationType() {
        return annotation.getAnnotationType();
    }

    @Override
    public Map<? extends ExecutableElement, ? extends AnnotationValue> getElementValues() {
        Map<ExecutableElement, AnnotationValue> all = new HashMap<>(annotation.getElementValues());
        all.putAll(values);
        return all;
    }
}

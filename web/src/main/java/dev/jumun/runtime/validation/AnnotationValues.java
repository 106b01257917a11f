package dev.jumun.runtime.validation;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;

/** Implements an annotation, so that a validator can read its members. Used at start-up only. */
record AnnotationValues(Class<? extends Annotation> type, Map<String, Object> values)
        implements InvocationHandler {

    static <A extends Annotation> A annotation(Class<A> type, Map<String, Object> values) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        new AnnotationValues(type, values)));
    }

    /** The values with which {@link #annotation} made an annotation. */
    static Map<String, Object> of(Annotation annotation) {
        return ((AnnotationValues) Proxy.getInvocationHandler(annotation)).values();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "equals" ->
                    arguments != null
                            && type.isInstance(arguments[0])
                            && Proxy.isProxyClass(arguments[0].getClass())
                            && equals(Proxy.getInvocationHandler(arguments[0]));
            case "hashCode" -> hashCode();
            case "toString" -> "@" + type.getName() + values;
            default -> copy(values.get(method.getName()));
        };
    }

    /** An annotation's arrays belong to the caller. */
    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Object[] array -> array.clone();
            case int[] array -> array.clone();
            case long[] array -> array.clone();
            case double[] array -> array.clone();
            case boolean[] array -> array.clone();
            case char[] array -> array.clone();
            case byte[] array -> array.clone();
            case short[] array -> array.clone();
            case float[] array -> array.clone();
            case null, default -> value;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnnotationValues that
                && type == that.type
                && values.keySet().equals(that.values.keySet())
                && values.entrySet().stream()
                        .allMatch(e ->
                                Arrays.deepEquals(
                                        new Object[] {e.getValue()},
                                        new Object[] {that.values.get(e.getKey())}));
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}

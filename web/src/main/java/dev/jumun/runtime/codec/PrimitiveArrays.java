package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.List;
import java.util.function.IntFunction;

/** Arrays of primitive types as lists of their boxed values, without reflection. */
final class PrimitiveArrays {
    private PrimitiveArrays() {}

    /** Returns a view of an array of a primitive type; null if the value is something else. */
    static @Nullable List<?> asList(Object value) {
        return switch (value) {
            case int[] array -> view(array.length, i -> array[i]);
            case long[] array -> view(array.length, i -> array[i]);
            case double[] array -> view(array.length, i -> array[i]);
            case float[] array -> view(array.length, i -> array[i]);
            case boolean[] array -> view(array.length, i -> array[i]);
            case short[] array -> view(array.length, i -> array[i]);
            case byte[] array -> view(array.length, i -> array[i]);
            case char[] array -> view(array.length, i -> array[i]);
            default -> null;
        };
    }

    private static <T> List<T> view(int size, IntFunction<T> at) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return at.apply(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}

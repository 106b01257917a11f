package dev.jumun.cli.dev;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** The main of a class, in each form that the JVM knows. */
record MainMethod(Class<?> type, Method method) {
    /**
     * Finds the main method of a class, also an inherited one. The form with arguments comes first.
     * Returns null for a class without a main method.
     */
    static @Nullable MainMethod of(Class<?> type) {
        for (Class<?>[] parameters : new Class<?>[][] {{String[].class}, {}}) {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                try {
                    Method method = each.getDeclaredMethod("main", parameters);
                    method.setAccessible(true);
                    return new MainMethod(type, method);
                } catch (NoSuchMethodException e) {
                    // the next one
                }
            }
        }
        return null;
    }

    /** Calls it; blocks until it ends. */
    void call(String... arguments) throws ReflectiveOperationException {
        Object target = null;
        if (!Modifier.isStatic(method.getModifiers())) {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            target = constructor.newInstance();
        }
        if (method.getParameterCount() == 0) {
            method.invoke(target);
        } else {
            method.invoke(target, (Object) arguments);
        }
    }
}

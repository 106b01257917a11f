package dev.jumun.processor.model;

import com.palantir.javapoet.CodeBlock;

import org.jspecify.annotations.Nullable;

/**
 * A task, or repeated work.
 *
 * @param route that of its attempts: what they take
 * @param name under which it is stored
 * @param payload the parameter that takes what is stored; null for repeated work
 * @param declaredBy the method that declares it: {@code add}, {@code addOnce}, {@code every},
 *     {@code cron}
 * @param settings the first arguments of that: of a task, its type; of repeated work, its times
 */
public record TaskModel(
        RouteModel route,
        String name,
        @Nullable ParameterModel payload,
        String declaredBy,
        CodeBlock settings) {
    /** Whether effect and record are in one transaction. */
    public boolean isOnce() {
        return declaredBy.equals("addOnce");
    }

    /** The name of its method, which what adds its jobs has. */
    public String method() {
        return route.element().getSimpleName().toString();
    }
}

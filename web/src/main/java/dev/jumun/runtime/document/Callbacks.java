package dev.jumun.runtime.document;

import dev.jumun.runtime.security.SecurityScheme;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What an operation calls back: operations of its clients, by name, path and method. */
final class Callbacks {
    private final Map<String, Map<String, Map<String, Operation>>> all = new LinkedHashMap<>();

    boolean isEmpty() {
        return all.isEmpty();
    }

    void add(Operation callback) {
        all.computeIfAbsent(callback.name(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(callback.openApiPath(), _ -> new LinkedHashMap<>())
                .put(callback.method(), callback);
    }

    void addSecuritySchemes(Set<SecurityScheme<?>> schemes) {
        all.values().stream()
                .flatMap(paths -> paths.values().stream())
                .flatMap(methods -> methods.values().stream())
                .forEach(callback -> schemes.addAll(callback.securitySchemes()));
    }

    Map<String, Object> toOpenApi() {
        Map<String, Object> byName = new LinkedHashMap<>();
        all.forEach((name, paths) -> {
            Map<String, Object> byPath = new LinkedHashMap<>();
            paths.forEach((path, methods) -> {
                Map<String, Object> byMethod = new LinkedHashMap<>();
                methods.forEach((method, call) -> byMethod.put(method, call.toOpenApi()));
                byPath.put(path, byMethod);
            });
            byName.put(name, byPath);
        });
        return byName;
    }
}

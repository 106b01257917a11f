package dev.jumun.runtime.document;

import dev.jumun.runtime.security.SecurityScheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The security schemes of an operation, and the scopes that each requires. */
final class SecurityRequirements {
    private final Map<SecurityScheme<?>, List<String>> all = new LinkedHashMap<>();

    boolean isEmpty() {
        return all.isEmpty();
    }

    void add(SecurityScheme<?> scheme, String... scopes) {
        all.put(scheme, List.of(scopes));
    }

    Set<SecurityScheme<?>> schemes() {
        return all.keySet();
    }

    /** One of them is enough, as FastAPI has it; what is declared twice appears once. */
    List<Map<String, Object>> toOpenApi() {
        Map<String, Set<String>> byName = new LinkedHashMap<>();
        all.forEach((scheme, scopes) ->
                byName.computeIfAbsent(scheme.name(), _ -> new LinkedHashSet<>()).addAll(scopes));
        List<Map<String, Object>> requirements = new ArrayList<>();
        byName.forEach((called, scopes) -> requirements.add(Map.of(called, List.copyOf(scopes))));
        return requirements;
    }
}

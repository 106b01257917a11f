package dev.jumun.conformance.extending_openapi;

import dev.jumun.*;
import dev.jumun.openapi.CustomizeOpenApi;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

// The app of the same name in FastAPI's tutorial.
@Api(
        title = "Custom title",
        version = "2.5.0",
        summary = "This is a very custom OpenAPI schema",
        description = "Here's a longer description of the custom **OpenAPI** schema",
        naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Get("/items/")
    Object readItems() {
        return List.of(Map.of("name", "Foo"));
    }

    @CustomizeOpenApi
    Map<String, @Nullable Object> document(Map<String, @Nullable Object> document) {
        @SuppressWarnings("unchecked")
        Map<String, Object> info =
                (Map<String, Object>) Objects.requireNonNull(document.get("info"));
        info.put(
                "x-logo",
                Map.of("url", "https://fastapi.tiangolo.com/img/logo-margin/logo-teal.png"));
        return document;
    }
}

package dev.jumun.conformance.conditional_openapi;

import dev.jumun.*;
import dev.jumun.openapi.CustomizeOpenApi;
import dev.jumun.testing.TestClient;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Settings
    record AppSettings(@Default("/openapi.json") String openapiUrl) {}

    private final AppSettings settings;

    Tutorial001(AppSettings settings) {
        this.settings = settings;
    }

    @CustomizeOpenApi
    @Nullable Map<String, @Nullable Object> document(Map<String, @Nullable Object> document) {
        return settings.openapiUrl().isEmpty() ? null : document;
    }

    @Get("/")
    Object root() {
        return Map.of("message", "Hello World");
    }

    /** The environment that the recorded tests had. */
    static void prepare(TestClient client, String test) {
        if (test.equals("test_disable_openapi")) {
            client.environment("OPENAPI_URL", "");
        }
    }
}

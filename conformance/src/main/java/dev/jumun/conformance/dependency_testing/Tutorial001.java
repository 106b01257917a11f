package dev.jumun.conformance.dependency_testing;

import dev.jumun.*;
import dev.jumun.testing.TestClient;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record CommonParameters(@Nullable String q, int skip, int limit) {}

    @Provides
    static CommonParameters commonParameters(
            @Nullable String q, @Default("0") int skip, @Default("100") int limit) {
        return new CommonParameters(q, skip, limit);
    }

    @Get("/items/")
    Object readItems(CommonParameters commons) {
        return Map.of("message", "Hello Items!", "params", commons);
    }

    /** What the tests that override something put in the place of the parameters. */
    static void prepare(TestClient client, String test) {
        if (test.startsWith("test_override")) {
            client.overrideForRequest(
                    CommonParameters.class,
                    request -> new CommonParameters(request.parameter("q"), 5, 10));
        }
    }

    @Get("/users/")
    Object readUsers(CommonParameters commons) {
        return Map.of("message", "Hello Users!", "params", commons);
    }
}

package dev.jumun.conformance.response_directly;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.time.temporal.Temporal;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Item(String title, Temporal timestamp, @Nullable String description) {}

    @Put("/items/{id}")
    Response updateItem(String id, Item item) {
        return Response.json(item);
    }
}

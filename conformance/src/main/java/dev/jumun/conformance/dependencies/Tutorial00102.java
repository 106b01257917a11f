package dev.jumun.conformance.dependencies;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial00102 {
    record CommonParameters(@Nullable String q, int skip, int limit) {}

    @Provides
    static CommonParameters commonParameters(
            @Nullable String q, @Default("0") int skip, @Default("100") int limit) {
        return new CommonParameters(q, skip, limit);
    }

    @Get("/items/")
    Object readItems(CommonParameters commons) {
        return commons;
    }

    @Get("/users/")
    Object readUsers(CommonParameters commons) {
        return commons;
    }
}

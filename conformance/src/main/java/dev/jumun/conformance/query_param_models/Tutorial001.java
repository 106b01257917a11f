package dev.jumun.conformance.query_param_models;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record FilterParams(
            @Default("100") @Positive @Max(100) int limit,
            @Default("0") @Min(0) int offset,
            @Default("created_at") @AllowedValues({"created_at", "updated_at"}) String orderBy,
            @Default("[]") List<String> tags) {}

    @Get("/items/")
    Object readItems(@Query FilterParams filterQuery) {
        return filterQuery;
    }
}

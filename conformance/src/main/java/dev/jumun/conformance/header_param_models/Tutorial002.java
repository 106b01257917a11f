package dev.jumun.conformance.header_param_models;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Model(extra = UnknownFields.FORBID)
    record CommonHeaders(
            String host,
            boolean saveData,
            @Nullable String ifModifiedSince,
            @Nullable String traceparent,
            @Default("[]") List<String> xTag) {}

    @Get("/items/")
    Object readItems(@Header CommonHeaders headers) {
        return headers;
    }
}

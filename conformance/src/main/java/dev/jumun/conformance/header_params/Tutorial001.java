package dev.jumun.conformance.header_params;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Get("/items/")
    Object readItems(@Header @Nullable String userAgent) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("User-Agent", userAgent);
        return result;
    }
}

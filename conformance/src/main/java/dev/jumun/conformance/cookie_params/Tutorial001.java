package dev.jumun.conformance.cookie_params;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Get("/items/")
    Object readItems(@Cookie @Nullable String adsId) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("ads_id", adsId);
        return result;
    }
}

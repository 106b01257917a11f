package dev.jumun.conformance.additional_responses;

import dev.jumun.*;
import dev.jumun.conformance.Samples;
import dev.jumun.openapi.ApiResponse;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    record Item(String id, String value) {}

    @Get("/items/{item_id}")
    @ApiResponse(status = 404, description = "Item not found")
    @ApiResponse(status = 302, description = "The item was moved")
    @ApiResponse(status = 403, description = "Not enough privileges")
    @ApiResponse(
            status = 200,
            model = Item.class,
            mediaType = "image/png",
            description = "Successful Response")
    Response readItem(String itemId, @Nullable Boolean img) {
        if (Boolean.TRUE.equals(img)) {
            return Samples.file("image.png");
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "foo");
        item.put("value", "there goes my hero");
        return Response.json(item);
    }
}

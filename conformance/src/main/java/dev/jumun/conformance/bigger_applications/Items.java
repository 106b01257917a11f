package dev.jumun.conformance.bigger_applications;

import dev.jumun.*;
import dev.jumun.openapi.ApiResponse;
import dev.jumun.openapi.Operation;

import java.util.LinkedHashMap;
import java.util.Map;

@Router(prefix = "/items", tags = "items")
@Requires("tokenHeader")
@ApiResponse(status = 404, description = "Not found")
class Items {
    private static final Map<String, Map<String, String>> ITEMS = new LinkedHashMap<>();

    static {
        ITEMS.put("plumbus", Map.of("name", "Plumbus"));
        ITEMS.put("gun", Map.of("name", "Portal Gun"));
    }

    @Get("/")
    Object readItems() {
        return ITEMS;
    }

    @Get("/{item_id}")
    Object readItem(String itemId) {
        Map<String, String> item = ITEMS.get(itemId);
        if (item == null) {
            throw new HttpException(404, "Item not found");
        }
        return Map.of("name", item.get("name"), "item_id", itemId);
    }

    @Put("/{item_id}")
    @Operation(tags = "custom")
    @ApiResponse(status = 403, description = "Operation forbidden")
    Object updateItem(String itemId) {
        if (!itemId.equals("plumbus")) {
            throw new HttpException(403, "You can only update the item: plumbus");
        }
        return Map.of("item_id", itemId, "name", "The great Plumbus");
    }
}

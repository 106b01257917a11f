package dev.jumun.conformance.query_params;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    @Get("/users/{user_id}/items/{item_id}")
    Object readUserItem(
            int userId,
            String itemId,
            @Nullable String q,
            @Query("short") @Default("false") boolean brief) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("item_id", itemId);
        item.put("owner_id", userId);
        if (q != null) {
            item.put("q", q);
        }
        if (!brief) {
            item.put("description", "This is an amazing item that has a long description");
        }
        return item;
    }
}

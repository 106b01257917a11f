package dev.jumun.conformance.additional_status_codes;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    private final Set<String> items = ConcurrentHashMap.newKeySet();

    Tutorial001() {
        items.addAll(List.of("foo", "bar"));
    }

    @Put("/items/{item_id}")
    Response upsertItem(String itemId, @Body @Nullable String name, @Body @Nullable Integer size) {
        boolean created = items.add(itemId);
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("name", name);
        item.put("size", size);
        return Response.json(item).status(created ? 201 : 200);
    }
}

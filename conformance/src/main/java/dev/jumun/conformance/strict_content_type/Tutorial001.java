package dev.jumun.conformance.strict_content_type;

import dev.jumun.*;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE, strictContentType = false)
class Tutorial001 {
    record Item(String name, double price) {}

    @Post("/items/")
    Object createItem(Item item) {
        return item;
    }
}

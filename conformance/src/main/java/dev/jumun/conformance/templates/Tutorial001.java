package dev.jumun.conformance.templates;

import dev.jumun.*;
import dev.jumun.pebble.Templates;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
@StaticFiles(path = "/static", directory = "classpath:files/styles", name = "static")
class Tutorial001 {
    @Provides(Scope.APP)
    static Templates templates() {
        return Templates.of("classpath:files/templates");
    }

    @Get("/items/{id}")
    Response readItem(Request request, String id, Templates templates) {
        return templates.page(request, "item.html", Map.of("id", id));
    }
}

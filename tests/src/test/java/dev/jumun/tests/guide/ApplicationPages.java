package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.jte.Templates;

import java.nio.file.Path;
import java.util.Map;

// The pages of docs/application.md that are made of compiled templates.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class ApplicationPages {
    @Provides(Scope.APP)
    static Templates templates() {
        return Templates.of("src/test/jte", Path.of("target/jte-classes"));
    }

    @Get("/items/{id}")
    Response readItem(Request request, String id, Templates templates) {
        return templates.page(request, "item.jte", Map.of("id", id));
    }

    @Get("/missing")
    Response missing(Request request, Templates templates) {
        return templates.page(request, "missing.jte", Map.of());
    }

    @Get("/broken")
    Response broken(Request request, Templates templates) {
        return templates.page(request, "broken.jte", Map.of("id", "x"));
    }

    @ExceptionHandler
    @Status(500)
    String wrong(IllegalArgumentException wrong) {
        return "" + wrong.getMessage();
    }
}

package dev.jumun.conformance.dependencies;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial011 {
    record FixedContent(boolean found) {}

    @Provides
    static FixedContent checker(@Default("") String q) {
        return new FixedContent(q.contains("bar"));
    }

    @Get("/query-checker/")
    Object readQueryCheck(FixedContent fixedContent) {
        return Map.of("fixed_content_in_query", fixedContent.found);
    }
}

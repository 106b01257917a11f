package dev.jumun.conformance.custom_response;

import dev.jumun.*;
import dev.jumun.async.Generator;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial007 {
    @Get("/")
    @Streamed
    Generator<String> main() {
        return Generator.of(yield -> {
            for (int i = 0; i < 10; i++) {
                yield.to("some fake video bytes");
            }
        });
    }
}

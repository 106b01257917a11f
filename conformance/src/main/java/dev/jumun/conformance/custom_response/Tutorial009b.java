package dev.jumun.conformance.custom_response;

import dev.jumun.*;
import dev.jumun.conformance.Samples;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial009b {
    @Get("/")
    Response main() {
        return Samples.file("video.mp4");
    }
}

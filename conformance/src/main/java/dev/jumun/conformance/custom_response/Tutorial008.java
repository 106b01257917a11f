package dev.jumun.conformance.custom_response;

import dev.jumun.*;
import dev.jumun.conformance.Samples;

import java.nio.file.Files;
import java.nio.file.Path;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial008 {
    @Get("/")
    Response main() {
        Path file = Samples.path("video.mp4");
        return Response.stream("video/mp4", out -> Files.copy(file, out));
    }
}

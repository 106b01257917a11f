package dev.jumun.conformance.body_nested_models;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import java.net.URI;
import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial008 {
    record Image(@Size(max = 2083) URI url, String name) {}

    @Post("/images/multiple/")
    Object createMultipleImages(List<Image> images) {
        return images;
    }
}

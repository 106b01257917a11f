package dev.jumun.conformance.path_params;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    @Get("/files/{file_path:path}")
    Object readFile(String filePath) {
        return Map.of("file_path", filePath);
    }
}

package dev.jumun.conformance.request_files;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Post("/files/")
    Object createFile(@FormFile byte[] file) {
        return Map.of("file_size", file.length);
    }

    @Post("/uploadfile/")
    Object createUploadFile(Upload file) {
        return Map.of("filename", String.valueOf(file.filename()));
    }
}

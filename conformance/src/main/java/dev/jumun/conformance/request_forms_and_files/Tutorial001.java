package dev.jumun.conformance.request_forms_and_files;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Post("/files/")
    Object createFile(@FormFile byte[] file, Upload fileb, @Form String token) {
        return Map.of(
                "file_size",
                file.length,
                "token",
                token,
                "fileb_content_type",
                String.valueOf(fileb.contentType()));
    }
}

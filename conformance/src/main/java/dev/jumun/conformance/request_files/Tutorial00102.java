package dev.jumun.conformance.request_files;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial00102 {
    @Post("/files/")
    Object createFile(@FormFile byte @Nullable [] file) {
        return file == null ? Map.of("message", "No file sent") : Map.of("file_size", file.length);
    }

    @Post("/uploadfile/")
    Object createUploadFile(@Nullable Upload file) {
        return file == null
                ? Map.of("message", "No upload file sent")
                : Map.of("filename", String.valueOf(file.filename()));
    }
}

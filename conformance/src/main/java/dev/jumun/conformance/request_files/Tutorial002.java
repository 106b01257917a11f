package dev.jumun.conformance.request_files;

import dev.jumun.*;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Post("/files/")
    Object createFiles(@FormFile List<byte[]> files) {
        return Map.of("file_sizes", files.stream().map(file -> file.length).toList());
    }

    @Post("/uploadfiles/")
    Object createUploadFiles(List<Upload> files) {
        return Map.of(
                "filenames", files.stream().map(file -> String.valueOf(file.filename())).toList());
    }

    @Get("/")
    Response main() {
        return Response.html(
                """

                <body>
                <form action="/files/" enctype="multipart/form-data" method="post">
                <input name="files" type="file" multiple>
                <input type="submit">
                </form>
                <form action="/uploadfiles/" enctype="multipart/form-data" method="post">
                <input name="files" type="file" multiple>
                <input type="submit">
                </form>
                </body>
                """
                        + "    ");
    }
}

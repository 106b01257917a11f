package dev.jumun.tests.guide;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

// The examples of docs/forms.md.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class FormsGuide {
    @Post("/login")
    Object login(@Form String username, @Form String password) {
        return Map.of("username", username);
    }

    @Model(extra = UnknownFields.FORBID)
    record Registration(String username, @Default("0") int age) {}

    @Post("/register")
    Object register(@Form Registration registration) {
        return registration;
    }

    @Post("/files")
    Object files(
            @FormFile byte[] file,
            @FormFile(description = "A file read as Upload") Upload fileb,
            @Form String token) {
        return Arrays.asList(file.length, fileb.filename(), fileb.contentType(), token);
    }

    @Post("/many")
    Object many(List<Upload> files, @Nullable Upload cover) {
        return files.stream().map(Upload::size).toList();
    }
}

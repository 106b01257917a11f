package dev.jumun.conformance.probes;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class ProbeForms {
    @Post("/form")
    Object form(@Form int a, @Form @Default("z") String b) {
        return List.of(a, b);
    }

    @Post("/form_list")
    Object formList(@Form List<Integer> v) {
        return v;
    }

    @Model(extra = UnknownFields.FORBID)
    record F(String user, @Default("0") int age) {}

    @Post("/form_model")
    Object formModel(@Form F data) {
        return data;
    }

    @Post("/file")
    Object file(Upload f, @Form @Nullable String n) {
        return Arrays.asList(
                f.filename(),
                f.contentType(),
                f.size(),
                new String(f.bytes(), StandardCharsets.UTF_8),
                n);
    }

    @Post("/bytes")
    Object bytes_(@FormFile byte[] f) {
        return f.length;
    }

    @Post("/files")
    Object files(List<Upload> f) {
        return f.stream().map(Upload::filename).toList();
    }

    @Post("/optional")
    @Nullable Object optional(@Nullable Upload f) {
        return f == null ? null : f.filename();
    }

    @Post("/mixed")
    Object mixed(@FormFile byte[] f, Upload g, @Form String token) {
        return Arrays.asList(f.length, g.contentType(), token);
    }
}

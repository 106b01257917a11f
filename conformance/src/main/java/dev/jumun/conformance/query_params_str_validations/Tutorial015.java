package dev.jumun.conformance.query_params_str_validations;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial015 {
    private static final Map<String, String> DATA =
            Map.of(
                    "isbn-9781529046137", "The Hitchhiker's Guide to the Galaxy",
                    "imdb-tt0371724", "The Hitchhiker's Guide to the Galaxy",
                    "isbn-9781439512982", "Isaac Asimov: The Complete Stories, Vol. 2");

    @Get("/items/")
    Object readItems(@Check("validId") @Nullable String id) {
        String chosen = id == null ? "isbn-9781439512982" : id;
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", chosen);
        item.put("name", DATA.get(chosen));
        return item;
    }

    static void validId(String id) {
        if (!id.startsWith("isbn-") && !id.startsWith("imdb-")) {
            throw new IllegalArgumentException(
                    "Invalid ID format, it must start with \"isbn-\" or \"imdb-\"");
        }
    }
}

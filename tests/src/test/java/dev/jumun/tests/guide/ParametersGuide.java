package dev.jumun.tests.guide;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

// The examples of docs/parameters.md.
@Api(title = "Shop", naming = Naming.SNAKE_CASE)
class ParametersGuide {
    @Get("/items/{item_id}")
    Object readItem(int itemId) {
        return Map.of("item_id", itemId);
    }

    @Get("/files/{file_path:path}")
    Object readFile(String filePath) {
        return Map.of("file_path", filePath);
    }

    @Get("/search")
    Object search(
            String needed,
            @Nullable String q,
            Optional<Integer> page,
            @Default("10") int limit,
            @Default("false") boolean brief) {
        return Arrays.asList(needed, q, page.orElse(1), limit, brief);
    }

    @Get("/tags")
    Object tags(@Query @Default("[]") List<String> q) {
        return Map.of("q", q);
    }

    @Get("/more-tags")
    Object moreTags(@Query @Default("[foo, bar]") List<String> q) {
        return Map.of("q", q);
    }

    @Get("/who")
    Object who(
            @Header @Nullable String userAgent,
            @Header @Nullable List<String> xToken,
            @Header("strange_header") @Nullable String strange,
            @Cookie @Nullable String adsId) {
        return Arrays.asList(userAgent, xToken, strange, adsId);
    }

    @Get("/ruled/{id}")
    Object ruled(
            @Min(1) @Max(1000) long id,
            @Size(min = 3, max = 50) @Pattern(regexp = "^fixed.*$") @Nullable String q,
            @Query @DecimalMin(value = "0", inclusive = false) @Finite @Default("1.5") double size,
            @Query @Size(max = 2) @Default("[]") List<@Size(max = 3) String> tags) {
        return Arrays.asList(id, q, size, tags);
    }

    @Get("/checked")
    Object checked(@Query @Check("isKnown") String id) {
        return id;
    }

    static void isKnown(String id) {
        if (!id.startsWith("isbn-") && !id.startsWith("imdb-")) {
            throw new IllegalArgumentException("it must start with isbn- or imdb-");
        }
    }

    enum ModelName {
        @Field("alexnet")
        ALEXNET,
        @Field("resnet")
        RESNET
    }

    @Get("/models/{model_name}")
    Object model(ModelName modelName) {
        return Map.of("model_name", modelName, "best", modelName == ModelName.ALEXNET);
    }

    @Model(extra = UnknownFields.FORBID)
    record FilterParams(
            @Default("100") @Positive @Max(100) int limit,
            @Default("0") @PositiveOrZero int offset,
            @Default("created_at") @AllowedValues({"created_at", "updated_at"}) String orderBy,
            @Default("[]") List<String> tags) {}

    @Get("/filtered")
    Object filtered(@Query FilterParams filter) {
        return filter;
    }

    record CommonHeaders(
            String host,
            boolean saveData,
            @Nullable String ifModifiedSince,
            @Default("[]") List<String> xTag) {}

    @Get("/headers")
    Object headers(@Header CommonHeaders headers) {
        return headers;
    }

    @Get("/described")
    Object described(
            @Query(
                            value = "item-query",
                            title = "Query string",
                            description = "What to look for.",
                            deprecated = true,
                            examples = "\"shoes\"")
                    @Size(min = 3)
                    @Nullable String q,
            @Query(hidden = true) @Nullable String secretQuery) {
        return Arrays.asList(q, secretQuery);
    }
}

package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.async.Yield;
import dev.jumun.openapi.ApiResponse;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What chapters say in a sentence or a table. */
@Api(naming = Naming.SNAKE_CASE, models = Claims.Named.class)
class Claims {
    record Named(int aNumber) {}

    record Unnamed(int aNumber) {}

    @Get("/named")
    Object named() {
        return List.of(new Named(1));
    }

    @Get("/unnamed")
    Object unnamed() {
        return new Unnamed(1);
    }

    @Get("/plain")
    Object plain() {
        return Arrays.asList(new BigDecimal("1.5"), Duration.ofSeconds(90));
    }

    record Left(
            @Default("x") @Nullable String defaulted,
            @Nullable String nullable,
            Optional<String> optional,
            @Required @Nullable String required,
            @Default("y") String strict,
            Omittable<String> maybe) {}

    @Post("/left")
    Object left(Left left) {
        return Arrays.asList(
                left.defaulted(),
                left.nullable(),
                left.optional(),
                left.required(),
                left.strict(),
                left.maybe().isSet());
    }

    @Get("/types")
    Object types(int number, UUID id, Duration lasts) {
        return Arrays.asList(number, id, lasts);
    }

    record Stripped(String name) {
        Stripped {
            name = name.strip();
        }
    }

    @Post("/stripped")
    Object stripped(Stripped stripped) {
        return stripped.name();
    }

    record Tree(int value, @Default("[]") List<Tree> children) {}

    @Post("/tree")
    Tree tree(Tree tree) {
        return tree;
    }

    @ExceptionHandler
    Response again(HttpException error) {
        throw error;
    }

    record Swallowed(int value) {}

    @Provides
    static void swallowed(Yield<Swallowed> yield) throws Exception {
        try {
            yield.to(new Swallowed(1));
        } catch (IllegalStateException e) {
            System.getLogger("guide").log(System.Logger.Level.DEBUG, "swallowed", e);
        }
    }

    @Get("/swallowed")
    Object swallow(Swallowed swallowed) {
        throw new IllegalStateException("not to be swallowed");
    }

    @Get("/reserved")
    Object reserved(@Query("short") @Default("false") boolean isShort) {
        return isShort;
    }

    @Get("/responds")
    @ApiResponse(status = 200, description = "The item, or its picture")
    @ApiResponse(status = 200, mediaType = "image/png")
    @ApiResponse(status = 403)
    Named responds() {
        return new Named(1);
    }

    @Post("/with-default")
    Left withDefault(Left left) {
        return left;
    }

    record Rectangle(int width, int height) {
        @Computed
        int area() {
            return width * height;
        }
    }

    @Post("/rectangles")
    Rectangle rectangle(Rectangle rectangle) {
        return rectangle;
    }
}

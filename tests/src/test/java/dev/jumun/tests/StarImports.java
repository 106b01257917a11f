package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.Path;
import dev.jumun.app.*;
import dev.jumun.middleware.*;
import dev.jumun.openapi.*;
import dev.jumun.security.*;
import dev.jumun.session.*;
import dev.jumun.validation.*;
import dev.jumun.websocket.*;

import jakarta.validation.constraints.*;

import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

/**
 * An API whose imports are all stars, as a first draft has them: that this compiles is the test. Of
 * {@code java.nio.file} one name, {@code Path}, is in {@code dev.jumun} as well: who uses both
 * imports one of them by its name.
 */
@Api(title = "Stars", tags = @Api.Tag(value = "stars", description = "What shines"))
public class StarImports {
    /** A star. */
    public record Star(@NotBlank String name, Optional<Double> magnitude) {}

    @Get("/stars/{name}")
    @ApiResponse(status = 404, description = "No such star")
    Star star(@Path String name) {
        if (name.isEmpty()) {
            throw new HttpException(404, "There is no such star");
        }
        return new Star(name, Optional.empty());
    }

    @Post("/stars")
    @Status(201)
    Star add(Star star) {
        return star;
    }

    @Get("/charts")
    long size() throws java.io.IOException {
        return Files.size(Paths.get("chart.txt"));
    }

    @ExceptionHandler
    Response late(TimeoutException late) {
        return Response.json(Map.of("detail", "late")).status(504);
    }

    @WebSocketRoute("/sky")
    void sky(WebSocket socket) {
        socket.accept();
        socket.sendText(Base64.getEncoder().encodeToString(new byte[] {1}));
    }
}

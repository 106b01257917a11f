package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.async.Generator;
import dev.jumun.openapi.ApiResponse;
import dev.jumun.openapi.Operation;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

// The examples of docs/responses.md.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class ResponsesGuide {
    record UserIn(String username, Secret password, @Email String email) {}

    record UserOut(String username, String email) {}

    @Post("/users")
    @Status(201)
    UserOut createUser(UserIn user) {
        return new UserOut(user.username(), user.email());
    }

    @Delete("/users/{name}")
    @Status(204)
    void deleteUser(String name) {}

    @Get("/anything")
    Object anything() {
        return Map.of(
                "user", new UserOut("rick", "rick@example.com"), "at", LocalDate.of(2026, 1, 2));
    }

    record Item(
            String name,
            @Nullable String description,
            double price,
            @Default("10.5") double tax,
            @Default("[]") List<String> tags) {}

    @Get("/items/short")
    @ResponseFields(defaults = false)
    Item shortItem() {
        return new Item("Foo", null, 50.2, 10.5, List.of());
    }

    @Get("/items/named")
    @ResponseFields(only = {"name", "description"})
    Item named() {
        return new Item("Bar", "The bartenders", 62, 20.2, List.of());
    }

    @Get("/items/public")
    @ResponseFields(without = "tax")
    Item publicItem() {
        return new Item("Baz", null, 50.2, 10.5, List.of());
    }

    @Put("/tasks/{id}")
    Object putTask(String id, ResponseHead response) {
        if (!id.equals("known")) {
            response.status(201);
        }
        response.header("x-cat-dog", "alone in the world");
        response.cookie("fakesession", "fake-cookie-session-value");
        return Map.of("id", id);
    }

    @Post("/logins")
    @Status(204)
    void login(ResponseHead response) {
        response.cookie(
                ResponseCookie.of("token", "abc")
                        .maxAge(Duration.ofHours(1))
                        .path("/account")
                        .secure()
                        .httpOnly()
                        .sameSite(ResponseCookie.SameSite.STRICT));
        response.deleteCookie("fakesession");
    }

    @Get("/legacy")
    @Operation(mediaType = "application/xml")
    Response legacy() {
        byte[] xml = "<shampoo/>".getBytes(StandardCharsets.UTF_8);
        return Response.bytes("application/xml", xml);
    }

    @Get("/teleport")
    @Status(302)
    Response teleport() {
        return Response.redirect("https://example.com/").status(302);
    }

    record Message(String message) {}

    @Get("/found/{id}")
    @ApiResponse(status = 404, model = Message.class, description = "The item was not found")
    @ApiResponse(
            status = 200,
            description = "Item requested by ID",
            example = "{\"username\": \"bar\", \"email\": \"bar@example.com\"}")
    @ApiResponse(status = 302, description = "The item was moved")
    UserOut found(String id) {
        if (!id.equals("foo")) {
            throw new HttpException(404, "The item was not found");
        }
        return new UserOut("foo", "foo@example.com");
    }

    @Get("/lines")
    Generator<UserOut> lines() {
        return Generator.of(yield -> {
            yield.to(new UserOut("rick", "rick@example.com"));
            yield.to(new UserOut("morty", "morty@example.com"));
        });
    }

    @Get("/events")
    @ServerSentEvents
    Generator<UserOut> events() {
        return lines();
    }

    @Get("/chosen-events")
    Generator<ServerSentEvent<UserOut>> chosenEvents(@Header @Nullable Integer lastEventId) {
        int from = lastEventId == null ? 0 : lastEventId + 1;
        return Generator.of(yield -> {
            for (int i = from; i < 3; i++) {
                UserOut user = new UserOut("user " + i, "user@example.com");
                yield.to(ServerSentEvent.of(user).event("user").id("" + i).retry(5000));
            }
            yield.to(ServerSentEvent.<UserOut>ofText("[DONE]").event("done"));
        });
    }

    @Get("/pieces")
    @Streamed("text/plain")
    Generator<String> pieces() {
        return Generator.of(yield -> {
            yield.to("one ");
            yield.to("two");
        });
    }
}

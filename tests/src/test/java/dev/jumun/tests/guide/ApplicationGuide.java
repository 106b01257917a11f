package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.openapi.ApiResponse;
import dev.jumun.openapi.Operation;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

// The examples of docs/application.md.
@Api(
        title = "Bigger",
        naming = Naming.SNAKE_CASE,
        routers = ApplicationGuide.Items.class,
        mounts = @Api.Mount(path = "/subapi", api = ApplicationGuide.Sub.class))
@StaticFiles(path = "/static", directory = "src/test/resources/guide", name = "static")
class ApplicationGuide {
    @Router(prefix = "/items", tags = "items")
    @Requires("tokenHeader")
    @ApiResponse(status = 404, description = "Not found")
    static class Items {
        @Get("/")
        Object readItems() {
            return Map.of("plumbus", Map.of("name", "Plumbus"));
        }

        @Put("/{item_id}")
        @Operation(tags = "custom")
        @ApiResponse(status = 403, description = "Operation forbidden")
        Object updateItem(String itemId) {
            throw new HttpException(403, "You can only update the item: plumbus");
        }
    }

    @Provides
    static void tokenHeader(@Header String xToken) {
        if (!xToken.equals("fake-super-secret-token")) {
            throw new HttpException(400, "X-Token header invalid");
        }
    }

    @Api(title = "Sub")
    static class Sub {
        @Get("/sub")
        Object readSub() {
            return Map.of("message", "Hello World from sub API");
        }
    }

    @Settings(prefix = "SHOP_")
    record ShopSettings(
            @Default("Awesome API") String appName,
            @Email String adminEmail,
            @Default("50") int itemsPerUser,
            @Default("[]") List<String> origins,
            @Nullable Secret password) {}

    @Get("/info")
    Object info(ShopSettings settings) {
        return settings;
    }

    private final List<String> log = new CopyOnWriteArrayList<>();

    @Post("/send-notification/{email}")
    Object sendNotification(String email, BackgroundTasks tasks) {
        tasks.add(() -> log.add("notification for " + email));
        return Map.of("message", "Notification sent in the background");
    }
}

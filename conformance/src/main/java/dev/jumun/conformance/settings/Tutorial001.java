package dev.jumun.conformance.settings;

import dev.jumun.*;
import dev.jumun.testing.TestClient;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Settings
    record AppSettings(
            @Default("Awesome API") String appName,
            String adminEmail,
            @Default("50") int itemsPerUser) {}

    @Get("/info")
    Object info(AppSettings settings) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("app_name", settings.appName());
        info.put("admin_email", settings.adminEmail());
        info.put("items_per_user", settings.itemsPerUser());
        return info;
    }

    /** The environment that the recorded tests had. */
    static void prepare(TestClient client, String test) {
        client.environment("ADMIN_EMAIL", "admin@example.com");
    }
}

package dev.jumun.conformance.background_tasks;

import dev.jumun.*;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    private final List<String> log = new CopyOnWriteArrayList<>();

    @Post("/send-notification/{email}")
    Object sendNotification(String email, BackgroundTasks tasks) {
        tasks.add(() -> log.add("notification for " + email + ": some notification"));
        return Map.of("message", "Notification sent in the background");
    }
}

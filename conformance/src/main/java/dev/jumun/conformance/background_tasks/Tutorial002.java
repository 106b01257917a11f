package dev.jumun.conformance.background_tasks;

import dev.jumun.*;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    private final List<String> log = new CopyOnWriteArrayList<>();

    record Query(@Nullable String text) {}

    @Provides
    Query query(BackgroundTasks tasks, @Nullable String q) {
        if (q != null) {
            tasks.add(() -> log.add("found query: " + q));
        }
        return new Query(q);
    }

    @Post("/send-notification/{email}")
    Object sendNotification(String email, BackgroundTasks tasks, Query q) {
        tasks.add(() -> log.add("message to " + email));
        return Map.of("message", "Message sent");
    }
}

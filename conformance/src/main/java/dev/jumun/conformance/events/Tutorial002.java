package dev.jumun.conformance.events;

import dev.jumun.*;
import dev.jumun.async.Yield;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    record Log(List<String> lines) {}

    @Provides(Scope.APP)
    static void log(Yield<Log> yield) throws Exception {
        Log log = new Log(new CopyOnWriteArrayList<>());
        try {
            yield.to(log);
        } finally {
            log.lines().add("Application shutdown");
        }
    }

    @Get("/items/")
    Object readItems(Log log) {
        return List.of(Map.of("name", "Foo"));
    }
}

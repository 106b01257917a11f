package dev.jumun.tests;

import static java.util.Objects.requireNonNull;

import dev.jumun.Api;
import dev.jumun.BackgroundTasks;
import dev.jumun.Get;

import org.jspecify.annotations.Nullable;

// Keeps the tasks of a request for longer than the request.
@Api(title = "Kept tasks")
class KeptTasks {
    static volatile @Nullable BackgroundTasks kept;

    @Get("/keep")
    String keep(BackgroundTasks tasks) {
        kept = tasks;
        return "kept";
    }

    @Get("/fail")
    String fail(BackgroundTasks tasks) {
        kept = tasks;
        throw new IllegalStateException("no answer");
    }

    static void add() {
        requireNonNull(kept).add(() -> {});
    }
}

package dev.jumun.benchmarks.jobs;

import dev.jumun.Api;

/** An API that knows what jobs take. */
@Api(title = "Noted", models = Noted.Note.class)
public final class Noted {
    /** What a job takes. */
    public record Note(int number) {}
}

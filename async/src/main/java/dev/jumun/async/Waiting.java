package dev.jumun.async;

/** What a task may wait for, in addition to other objects with a name. */
enum Waiting {
    SLEEP,
    TASKS,
    RESULT,
    A_THREAD,
    VALUE,
    REQUEST;

    @Override
    public String toString() {
        return switch (this) {
            case SLEEP -> "sleep";
            case TASKS -> "its tasks";
            case RESULT -> "a result";
            case A_THREAD -> "a blocking call";
            case VALUE -> "the generator's next value";
            case REQUEST -> "a request for its next value";
        };
    }
}

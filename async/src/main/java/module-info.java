/** Structured concurrency on virtual threads: tasks, gather, timeouts, generators, lending. */
module dev.jumun.async {
    requires static transitive org.jspecify;

    exports dev.jumun.async;
}

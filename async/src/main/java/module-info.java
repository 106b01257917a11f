/** Structured concurrency on virtual threads: tasks, gather, timeouts, generators, lending. */
module dev.jumun.async {
    requires static transitive org.jspecify;
    requires jdk.management;

    exports dev.jumun.async;
}

package dev.jumun.async;

/**
 * Threads that serve the whole process, and outlive the code that happens to need them first. They
 * inherit nothing of it: neither its values nor its class loader, which a tool may replace.
 */
final class OwnThread {
    private OwnThread() {}

    /** Makes daemon threads of a name. */
    static Thread.Builder.OfPlatform named(String name) {
        return Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).name(name);
    }
}

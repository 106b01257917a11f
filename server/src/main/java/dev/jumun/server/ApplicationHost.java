package dev.jumun.server;

import dev.jumun.app.App;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What serves applications in place of {@link Jumun#run}: a tool that runs the {@code main} of an
 * application in its own process, as {@code jumun dev} does.
 */
@FunctionalInterface
public interface ApplicationHost {
    /**
     * Serves an application that has not been started. Returns when the application shall end;
     * {@link Jumun#run} then returns to the caller instead of ending the program.
     *
     * @param app found, and not started
     * @param settings returns the application's settings for the server, of which a provider may be
     *     part: to be called after the start
     * @throws Exception what its start throws
     */
    void serve(App app, Supplier<ServerSettings> settings) throws Exception;

    /**
     * Makes a value for {@link Kept}, or returns the one that was made for earlier code.
     *
     * @param by the class that wants it
     * @param mount the path of the mounted API that wants it, which has values of its own; empty
     *     for the application itself
     * @param name distinguishes several of one class
     * @param madeFrom what else it depends on
     * @param make makes it
     * @return the value, which stays the host's to close; null if the host does not keep it
     * @throws Exception what making it throws
     */
    default @Nullable Object keep(
            Class<?> by, String mount, String name, List<String> madeFrom, Callable<?> make)
            throws Exception {
        return null;
    }
}

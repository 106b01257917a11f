package dev.jumun.server;

import dev.jumun.app.App;

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
}

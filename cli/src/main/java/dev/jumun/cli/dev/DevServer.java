package dev.jumun.cli.dev;

import dev.jumun.app.App;
import dev.jumun.server.ApplicationHost;
import dev.jumun.server.Jumun;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The development server of one project. It listens before anything is compiled, and until it is
 * closed; generations of the application come and go behind it.
 */
public final class DevServer implements ApplicationHost, AutoCloseable {
    private final Generations generations;
    private final Server server;
    private final Watcher watcher;

    private DevServer(
            Project project,
            @Nullable String mainClass,
            List<String> arguments,
            ServerSettings settings,
            Set<String> allowedHosts,
            DevListener listener)
            throws IOException {
        this.generations = new Generations(project, mainClass, arguments, listener);
        Jumun.hostedBy(this);
        this.server = Server.start(new DevHandler(generations, allowedHosts), settings);
        this.watcher = new Watcher(project, this::look);
    }

    /**
     * Starts to listen, and to compile in the background.
     *
     * @throws IOException if the address cannot be listened on
     */
    static DevServer start(
            Project project,
            @Nullable String mainClass,
            List<String> arguments,
            ServerSettings settings,
            Set<String> allowedHosts,
            DevListener listener)
            throws IOException {
        DevServer made =
                new DevServer(project, mainClass, arguments, settings, allowedHosts, listener);
        Thread.ofPlatform().daemon().name("jumun-first").start(made::look);
        return made;
    }

    private void look() {
        try {
            generations.current();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Generations generations() {
        return generations;
    }

    int port() {
        return server.port();
    }

    @Override
    public void serve(App app, ServerSettings settings) throws Exception {
        Generation generation = generations.starting();
        if (generation == null) {
            throw new IllegalStateException("Jumun.run was called while nothing is being started.");
        }
        generation.serve(app, settings);
    }

    @Override
    public void close() throws IOException {
        watcher.close();
        try {
            server.stop(() -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Jumun.hostedBy(null);
        generations.close();
    }
}

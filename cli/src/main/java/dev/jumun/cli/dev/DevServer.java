package dev.jumun.cli.dev;

import dev.jumun.app.App;
import dev.jumun.cli.project.Project;
import dev.jumun.server.ApplicationHost;
import dev.jumun.server.Jumun;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The development server of one project. It listens before anything is compiled, and until it is
 * closed; generations of the application come and go behind it.
 */
public final class DevServer implements ApplicationHost, AutoCloseable {
    private final BuildFiles build;
    private final Generations generations;
    private final ServerSettings own;
    private final DevListener listener;
    private final Server server;
    private ServerSettings applied = ServerSettings.defaults();
    private String said = "";
    private final Watcher watcher;

    private DevServer(
            Project project,
            @Nullable String mainClass,
            List<String> arguments,
            ServerSettings settings,
            Set<String> allowedHosts,
            DevListener listener)
            throws IOException {
        this.build = new BuildFiles(project);
        this.generations = new Generations(project, mainClass, arguments, listener);
        this.own = settings;
        this.listener = listener;
        this.server = Server.start(new DevHandler(generations, build, allowedHosts), settings);
        Jumun.hostedBy(this);
        this.watcher = Watcher.of(project, this::look, listener);
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

    BuildFiles build() {
        return build;
    }

    int port() {
        return server.port();
    }

    @Override
    public void serve(App app, Supplier<ServerSettings> settings) throws Exception {
        Generation generation = generations.starting();
        if (generation == null) {
            throw new IllegalStateException("Jumun.run was called while nothing is being started.");
        }
        generation.serve(
                app,
                () -> {
                    ServerSettings wanted = settings.get();
                    apply(wanted);
                    return wanted;
                });
    }

    /** The limits of the application hold, at this server's address. */
    private void apply(ServerSettings wanted) {
        boolean differs = !HostedSettings.limits(wanted).equals(HostedSettings.limits(applied));
        if (differs) {
            applied = wanted;
            server.change(HostedSettings.at(own, wanted));
        }
        String words = HostedSettings.leftOut(own, wanted);
        if (!words.equals(said)) {
            said = words;
            words.lines().forEach(listener::note);
        }
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

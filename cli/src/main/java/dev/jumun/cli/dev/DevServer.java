package dev.jumun.cli.dev;

import dev.jumun.app.App;
import dev.jumun.cli.project.Project;
import dev.jumun.server.ApplicationHost;
import dev.jumun.server.Jumun;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The development server of one project. It listens before anything is compiled, and until it is
 * closed; generations of the application come and go behind it.
 */
public final class DevServer implements ApplicationHost, AutoCloseable {
    /** In which most applications start. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Generations generations;
    private final ServerSettings own;
    private final DevListener listener;
    private final Server server;
    private @Nullable ServerSettings applied = ServerSettings.defaults();
    private String said = "";
    private final Watcher watcher;

    private DevServer(
            Project project,
            @Nullable String mainClass,
            List<String> arguments,
            ServerSettings settings,
            Set<String> allowedHosts,
            BuildFiles build,
            Duration patience,
            DevListener listener)
            throws IOException {
        this.generations =
                new Generations(project, build, mainClass, arguments, patience, listener);
        this.own = HostedSettings.own(settings);
        this.listener = listener;
        this.server = Server.start(new DevHandler(generations, allowedHosts), own);
        Jumun.hostedBy(this);
        this.watcher = Watcher.start(generations, listener);
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
        return start(
                project,
                mainClass,
                arguments,
                settings,
                allowedHosts,
                new BuildFiles(project, BuildFiles::reopened),
                PATIENCE,
                listener);
    }

    /**
     * Starts one that opens the project again in another way, and is patient with its start for
     * another time.
     */
    static DevServer start(
            Project project,
            @Nullable String mainClass,
            List<String> arguments,
            ServerSettings settings,
            Set<String> allowedHosts,
            BuildFiles build,
            Duration patience,
            DevListener listener)
            throws IOException {
        return new DevServer(
                project, mainClass, arguments, settings, allowedHosts, build, patience, listener);
    }

    Generations generations() {
        return generations;
    }

    int port() {
        return server.port();
    }

    @Override
    public void serve(App app, Supplier<ServerSettings> settings) throws Exception {
        Generation generation = generations.runner().starting();
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

    @Override
    public @Nullable Object keep(
            Class<?> by, String mount, String name, List<String> madeFrom, Callable<?> make)
            throws Exception {
        return generations.runner().isOfGeneration(by)
                ? generations.runner().kept().keep(by, mount, name, madeFrom, make)
                : null;
    }

    /** The limits of the application hold, at this server's address. */
    private void apply(ServerSettings wanted) {
        ServerSettings before = applied;
        boolean differs =
                before == null
                        || !HostedSettings.limits(wanted).equals(HostedSettings.limits(before));
        if (differs) {
            change(HostedSettings.at(own, wanted));
            applied = wanted;
        }
        String words = HostedSettings.leftOut(own, wanted);
        if (!words.equals(said)) {
            said = words;
            words.lines().forEach(listener::note);
        }
    }

    /** The kitchen is the application's: it moves with its setting. */
    private void change(ServerSettings settings) {
        Optional<URI> before = server.kitchen();
        try {
            server.change(settings);
        } catch (IOException e) {
            applied = null; // the next start has to try it again
            throw new IllegalStateException(e.getMessage(), e);
        }
        server.kitchen()
                .filter(each -> !Optional.of(each).equals(before))
                .ifPresent(each -> listener.note("Kitchen " + each));
    }

    @Override
    public void close() throws IOException {
        watcher.close();
        generations.end();
        try {
            server.stop(() -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Jumun.hostedBy(null);
        generations.close();
    }
}

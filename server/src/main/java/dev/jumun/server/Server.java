package dev.jumun.server;

import dev.jumun.async.observe.Flight;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.kitchen.view.EngineViews;
import dev.jumun.kitchen.view.TaskSocket;
import dev.jumun.runtime.engine.Engines;
import dev.jumun.server.connection.ConnectionInitializer;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.loop.LoopGuard;
import dev.jumun.server.loop.LoopLog;
import dev.jumun.server.loop.RequestThreads;
import dev.jumun.server.loop.Transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.EventExecutor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A running server. It passes every request to a {@link Handler}, each on a virtual thread of its
 * own.
 */
public final class Server {
    private final ConnectionInitializer initializer;
    private final List<ServerState> former = new CopyOnWriteArrayList<>();
    private final EventLoopGroup acceptors;
    private final EventLoopGroup workers;
    private final Listening listener;
    private final ServerView view;
    private final boolean hasTaskSocket;
    private volatile ServerSettings settings;
    private volatile @Nullable Management management;

    private Server(
            ServerSettings settings,
            ConnectionInitializer initializer,
            EventLoopGroup acceptors,
            EventLoopGroup workers,
            Listening listener,
            Kind kind,
            @Nullable Management management) {
        this.settings = settings;
        this.initializer = initializer;
        this.acceptors = acceptors;
        this.workers = workers;
        this.listener = listener;
        this.management = management;
        this.view = new ServerView(this::state, address());
        this.hasTaskSocket = settings.taskSocket();
        if (kind == Kind.LISTED) {
            EngineViews.add(view);
        }
        if (hasTaskSocket) {
            TaskSocket.open(System.getenv());
        }
    }

    /** Whether the kitchen shows a server. */
    private enum Kind {
        LISTED,
        HIDDEN
    }

    /**
     * Returns the address of the kitchen with its token, which is a secret; empty if {@link
     * ServerSettings#management} is not set.
     */
    public Optional<URI> kitchen() {
        return Optional.ofNullable(management).map(each -> URI.create(each.link()));
    }

    /** Where it listens, as people write it. */
    String address() {
        ServerSettings settings = this.settings;
        if (settings.unixSocket() != null) {
            return "unix:" + settings.unixSocket();
        }
        String scheme = settings.tls() == null ? "http" : "https";
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return scheme + "://" + host + ":" + port();
    }

    /**
     * Starts a server. Returns when it accepts connections. The program then runs until {@link
     * Server#stop} is called. Unlike {@link Jumun#run}, it does not handle signals.
     *
     * @throws IllegalArgumentException if the settings contradict each other
     * @throws IOException if the server cannot listen on the address, or a certificate or key file
     *     cannot be used
     */
    public static Server start(Handler handler, ServerSettings settings) throws IOException {
        Server server = start(handler, settings, Transport.best(), RequestThreads.onEventLoops());
        StartWatch.serves();
        return server;
    }

    /** Starts a server with one event loop that the kitchen does not show: the kitchen's own. */
    static Server startHidden(Handler handler, ServerSettings settings) throws IOException {
        return start(
                handler,
                settings,
                Transport.best(),
                RequestThreads.onEventLoops(),
                Kind.HIDDEN,
                null);
    }

    static Server start(
            Handler handler, ServerSettings settings, Transport transport, RequestThreads threads)
            throws IOException {
        String address = settings.management();
        Management management = address == null ? null : Management.at(address, handler);
        return start(handler, settings, transport, threads, Kind.LISTED, management);
    }

    private static Server start(
            Handler handler,
            ServerSettings settings,
            Transport transport,
            RequestThreads threads,
            Kind kind,
            @Nullable Management management)
            throws IOException {
        watchNoBuffers();
        SettingsCheck.check(settings);
        TlsSettings wanted = settings.tls();
        SslContext tls = wanted == null ? null : Tls.context(wanted);
        SocketAddress address = Listening.address(settings, transport);
        boolean unix = settings.unixSocket() != null;
        EventLoopGroup acceptors = transport.loops(1, "jumun-accept-", false);
        EventLoopGroup workers =
                kind == Kind.LISTED
                        ? transport.loops(
                                Runtime.getRuntime().availableProcessors(), "jumun-loop-", true)
                        : transport.loops(1, "jumun-kitchen-", true);
        List<RequestObserver> more = management == null ? List.of() : management.observers();
        ServerState state = new ServerState(settings, handler, threads, workers, more);
        ConnectionInitializer initializer = new ConnectionInitializer(state, tls);
        LoopGuard.watch(acceptors, initializer::loopsMayEnd, LoopGuard::endProgram);
        LoopGuard.watch(workers, initializer::loopsMayEnd, LoopGuard::endProgram);
        ServerBootstrap bootstrap =
                Listening.bootstrap(transport, unix)
                        .group(acceptors, workers)
                        .childHandler(initializer);
        Listening listener = null;
        try {
            if (management != null) {
                management.start();
            }
            Channel listening = bootstrap.bind(address).sync().channel();
            listening.pipeline().addLast(new AcceptFailures());
            listener = new Listening(listening, settings.unixSocket());
            if (kind == Kind.LISTED) {
                Engines.begin(state.status());
            }
            Thread.ofVirtual().name("flight").start(Flight::prepare);
            Thread.ofVirtual().name("log").start(LoopLog::prepare);
            return new Server(
                    settings, initializer, acceptors, workers, listener, kind, management);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the server began to listen.", e);
        } catch (Exception e) {
            // Netty throws what is not declared
            throw Listening.failure(e, settings);
        } finally {
            if (listener == null) {
                if (management != null) {
                    management.abandon();
                }
                state.letLoopsEnd();
                acceptors.shutdownGracefully(0, 0, TimeUnit.SECONDS);
                workers.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            }
        }
    }

    /**
     * Loads the classes that every server needs, on a separate thread while the application sets
     * up. It must have ended before a server is started.
     */
    static void prepare() {
        BigDecimal.ONE.signum(); // its powers of five take the JVM thirty milliseconds
        Transport.best();
        ByteBufAllocator.DEFAULT.directBuffer().release();
        RequestThreads.onEventLoops();
    }

    /**
     * Returns the port that it listens on.
     *
     * @throws IllegalStateException if it listens on a Unix socket
     */
    public int port() {
        return listener.port();
    }

    /**
     * That one buffer in 128 is watched for being forgotten is for tests: it is done if Netty's own
     * property asks for it, by its new name or its old one.
     */
    private static void watchNoBuffers() {
        if (System.getProperty("io.netty.leakDetection.level") == null
                && System.getProperty("io.netty.leakDetectionLevel") == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    /** What its connections share. */
    ServerState state() {
        return initializer.state();
    }

    /**
     * Applies other limits, without closing the socket: new connections have them. Connections that
     * are open end after their current request, so that their clients come back. For tools such as
     * {@code jumun dev}, where the application may change its settings. The address and TLS of the
     * start remain. Blocks if {@link ServerSettings#management} differs, until the kitchen listens
     * there.
     *
     * @throws IllegalArgumentException if the settings contradict each other
     * @throws IOException if the kitchen cannot be served at its address; it is served nowhere then
     */
    public void change(ServerSettings settings) throws IOException {
        SettingsCheck.check(settings);
        ServerState old = state();
        List<RequestObserver> more = old.more();
        Management kitchen = management;
        if (!Objects.equals(settings.management(), kitchen == null ? null : kitchen.address())) {
            more = moveKitchen(settings.management(), old.application());
        }
        List<ServerState> over =
                former.stream().filter(each -> each.connections().isEmpty()).toList();
        over.forEach(each -> Engines.end(each.status()));
        former.removeAll(over);
        former.add(old);
        initializer.state(old.with(settings, more));
        this.settings = settings;
        Engines.begin(state().status());
        old.beginStopping();
        Stopping.connections(old);
    }

    /** Returns what observes requests for the kitchen at its new address. */
    private List<RequestObserver> moveKitchen(@Nullable String address, Handler handler)
            throws IOException {
        Management before = management;
        management = null;
        if (before != null) {
            before.abandon();
        }
        if (address == null) {
            return List.of();
        }
        Management now = Management.at(address, handler);
        try {
            now.start();
        } catch (IOException e) {
            now.abandon();
            throw e;
        }
        management = now;
        return now.observers();
    }

    /** Returns whether requests run on the event loops of their connections. */
    public boolean runsOnEventLoops() {
        return state().threads().areOnEventLoops();
    }

    /**
     * Stops the server. If something has asked {@code /readyz} in the last minute, it drains first:
     * {@code /readyz} is answered 503, responses end their connections, and for {@link
     * ServerSettings#drain} requests are still accepted. Then it accepts no new requests, waits for
     * those in progress within the grace period, then closes the remaining connections. Blocks
     * until that is done.
     *
     * @param overtime called when the grace period is over and requests are still in progress; it
     *     should cancel them
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public void stop(Runnable overtime) throws InterruptedException {
        ServerState state = state();
        state.status().drain();
        if (state.status().isAsked()) {
            Stopping.drain(state, settings.drain());
        }
        // A client that receives "Connection: close" connects again. By then the listener must be
        // closed, because connections that wait to be accepted when it closes are reset.
        listener.close();
        state.beginStopping();
        // Whatever was accepted before has reached its loop when these have come round.
        for (EventExecutor loop : workers) {
            loop.submit(() -> {}).sync();
        }
        Stopping.connections(state);
        if (!state.awaitQuiet(settings.shutdownGrace(), true)) {
            overtime.run();
            boolean quiet = state.awaitQuiet(settings.tearDown(), false);
            if (!quiet) {
                System.getLogger("dev.jumun.server")
                        .log(
                                System.Logger.Level.WARNING,
                                "Requests did not end after they had been cancelled. They are"
                                        + " abandoned.");
            }
        }
        for (ServerState each : former) {
            each.connections().close().sync();
        }
        state.connections().close().sync();
        former.forEach(each -> Engines.end(each.status()));
        Engines.end(state.status());
        state.letLoopsEnd();
        acceptors.shutdownGracefully(0, 2, TimeUnit.SECONDS).sync();
        workers.shutdownGracefully(0, 2, TimeUnit.SECONDS).sync();
        state.watching().end();
        EngineViews.remove(view);
        if (hasTaskSocket) {
            TaskSocket.close();
        }
        Management kitchen = management;
        if (kitchen != null) {
            kitchen.stop();
        }
    }
}

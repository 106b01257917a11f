package dev.jumun.server.exchange;

import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.middleware.AccessLog;
import dev.jumun.middleware.Gzip;
import dev.jumun.server.limits.ClientConnections;
import dev.jumun.server.limits.HeldBodies;
import dev.jumun.server.limits.Limits;
import dev.jumun.server.limits.Permits;
import dev.jumun.server.limits.UnsentShare;
import dev.jumun.server.limits.UnsentTotal;
import dev.jumun.server.loop.Lane;
import dev.jumun.server.loop.RequestThreads;
import dev.jumun.server.request.PeerAddress;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What all connections of a server share: the handler, the limits, and the current load. */
public final class ServerState {
    /** How long a client may take nothing, in nanoseconds, when there is no room for others. */
    private static final long PATIENCE_WHEN_FULL = TimeUnit.SECONDS.toNanos(1);

    /** The part of {@code maxBodyMemory} that small bodies may take in addition. */
    private static final int SMALL_SHARE = 4;

    private final Limits settings;
    private final Handler application;
    private final Handler handler;
    private final RequestThreads threads;
    private final EventLoopGroup loops;
    private final List<RequestObserver> more;
    private final Watching watching;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<EventLoop, Lane> lanes;
    private final UnsentTotal unsent;
    private final HeldBodies heldBodies;
    private final HeldBodies smallBodies;
    private final AtomicLong relievedAt = new AtomicLong(System.nanoTime());
    private final ClientConnections clients;
    private final Permits connectionPermits;
    private final Permits requestPermits;
    private volatile @Nullable Thread waiter;
    private final ProbedStatus status;
    private volatile boolean closing;
    private volatile boolean stopping;
    private volatile boolean loopsMayEnd;

    public ServerState(
            Limits settings,
            Handler handler,
            RequestThreads threads,
            EventLoopGroup loops,
            List<RequestObserver> more) {
        this.settings = settings;
        this.more = more;
        this.application = handler;
        this.loops = loops;
        this.handler = compressing(handler, settings.gzipThreshold());
        this.threads = threads;
        this.lanes = lanes(loops, threads);
        this.connectionPermits = new Permits(settings.maxConnections(), lanes.size());
        this.requestPermits = new Permits(settings.maxRequests(), lanes.size());
        this.status = new ProbedStatus(settings, loops, this::connectionCount);
        this.watching = new Watching(observers(settings, handler, more));
        this.clients = new ClientConnections(settings.maxConnectionsPerClient());
        this.unsent = new UnsentTotal(settings.maxUnsent());
        this.heldBodies = new HeldBodies(settings.maxBodyMemory());
        this.smallBodies = new HeldBodies(settings.maxBodyMemory() / SMALL_SHARE);
    }

    private static Map<EventLoop, Lane> lanes(EventLoopGroup loops, RequestThreads threads) {
        Map<EventLoop, Lane> lanes = new HashMap<>();
        for (EventExecutor executor : loops) {
            EventLoop loop = (EventLoop) executor;
            lanes.put(loop, new Lane(loop, lanes.size(), threads));
        }
        return Map.copyOf(lanes);
    }

    private static List<RequestObserver> observers(
            Limits settings, Handler handler, List<RequestObserver> more) {
        List<RequestObserver> all = new ArrayList<>(handler.observers());
        more.stream().filter(each -> !all.contains(each)).forEach(all::add);
        switch (settings.accessLog()) {
            case OFF -> {
                // the application may have one of its own
            }
            case TEXT -> all.add(AccessLog.text(System.out));
            case JSON -> all.add(AccessLog.json(System.out));
        }
        return all;
    }

    /**
     * Returns a state for new connections, with other limits and the same handler.
     *
     * @param observers those besides the handler's
     */
    public ServerState with(Limits other, List<RequestObserver> observers) {
        return new ServerState(other, application, threads, loops, observers);
    }

    /** The observers besides the handler's. */
    public List<RequestObserver> more() {
        return more;
    }

    /** The observers of requests. */
    public Watching watching() {
        return watching;
    }

    private static Handler compressing(Handler handler, int threshold) {
        if (threshold < 0) {
            return handler;
        }
        Gzip gzip = Gzip.ofText(threshold);
        return exchange -> gzip.handle(exchange, handler);
    }

    public Limits settings() {
        return settings;
    }

    Handler handler() {
        return handler;
    }

    public RequestThreads threads() {
        return threads;
    }

    /** What belongs to one of the loops. */
    public Lane lane(EventLoop loop) {
        return Objects.requireNonNull(lanes.get(loop), "a loop of another server");
    }

    public ClientConnections clients() {
        return clients;
    }

    public ChannelGroup connections() {
        return connections;
    }

    public int connectionCount() {
        return connectionPermits.count();
    }

    public int requestCount() {
        return requestPermits.count();
    }

    public EventLoopGroup loops() {
        return loops;
    }

    public Handler application() {
        return application;
    }

    public boolean isStopping() {
        return stopping;
    }

    /** Whether the end of an event loop is wanted. */
    public boolean loopsMayEnd() {
        return loopsMayEnd;
    }

    public void letLoopsEnd() {
        loopsMayEnd = true;
    }

    public void beginStopping() {
        stopping = true;
    }

    /** Whether answers tell their clients that the connection ends with them. */
    public boolean isClosing() {
        return closing || stopping;
    }

    public void closeConnections(boolean close) {
        closing = close;
    }

    /** What health checks are answered with. */
    public ProbedStatus status() {
        return status;
    }

    /** Counts a connection; returns whether it is one too many. */
    public boolean connected(Channel channel) {
        connections.add(channel);
        SocketAddress peer = PeerAddress.of(channel);
        int loop = lane(channel.eventLoop()).number();
        boolean isTooMany = clients.opened(peer) || !connectionPermits.begin(loop);
        if (isTooMany) {
            clients.closed(peer); // it does not count while it closes
        } else {
            channel.closeFuture()
                    .addListener(_ -> {
                        clients.closed(peer);
                        connectionPermits.end(loop);
                        tell();
                    });
        }
        return isTooMany;
    }

    /** How much memory bodies take. */
    public HeldBodies heldBodies() {
        return heldBodies;
    }

    /** How much the beginnings of those bodies take that wait for their handlers. */
    public HeldBodies smallBodies() {
        return smallBodies;
    }

    /** How much of all answers waits for slow clients. */
    public UnsentTotal unsent() {
        return unsent;
    }

    /**
     * Takes memory for an answer of some size, until {@link #counted}; small ones need no
     * permission. If memory is short, connections of clients that have read nothing for a while are
     * closed, because they hold it.
     */
    public boolean reserve(int size) {
        return size < UnsentShare.STEP || reserveAny(size);
    }

    /**
     * The same without an exception for small ones; {@link #unsent} gets it back when it has left.
     */
    public boolean reserveAny(int size) {
        if (unsent.reserve(size)) {
            return true;
        }
        relieve();
        return false;
    }

    /** The answer was written, and what of it waits is counted by its connection. */
    public void counted(int size) {
        if (size >= UnsentShare.STEP) {
            unsent.add(-size);
        }
    }

    private void relieve() {
        long now = System.nanoTime();
        long before = relievedAt.get();
        if (now - before >= PATIENCE_WHEN_FULL && relievedAt.compareAndSet(before, now)) {
            for (Channel connection : connections) {
                connection
                        .eventLoop()
                        .execute(() -> IdleWatch.endStalled(connection, PATIENCE_WHEN_FULL));
            }
        }
    }

    /**
     * Counts a request; returns false, and does not count it, if there are too many, or if answers
     * fill their memory. Then only those are refused whose connection has a part in that: other
     * clients get their small answers as before.
     *
     * @param loop the number of its event loop
     * @param owed how many bytes of earlier answers its client has not taken yet
     */
    public boolean requestBegins(int loop, long owed) {
        if (unsent.isFull()) {
            relieve();
            if (owed > 0 || unsent.isOverfull()) {
                return false;
            }
        }
        return requestPermits.begin(loop);
    }

    /** One that has begun on a loop has ended. */
    public void requestEnds(int loop) {
        requestPermits.end(loop);
        if (stopping) {
            tell();
        }
    }

    /**
     * Event loops come here: no lock, for which a virtual thread that needs the loop might wait,
     * too.
     */
    private void tell() {
        Thread thread = waiter;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Waits until no request is in progress, and no connection is open if that is wanted; returns
     * whether it is so. For one caller at a time.
     */
    public boolean awaitQuiet(Duration atMost, boolean connectionsToo) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        waiter = Thread.currentThread();
        while (!requestPermits.isQuiet() || (connectionsToo && !connectionPermits.isQuiet())) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }
}

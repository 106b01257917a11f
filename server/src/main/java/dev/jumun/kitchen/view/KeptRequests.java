package dev.jumun.kitchen.view;

import dev.jumun.async.Journal;
import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the slowest and the latest failed requests of each route with what their tasks did, and
 * measures all. What is kept is decided when a request has ended. Event loops only decide whether a
 * request may be worth it; a thread of its own keeps it.
 */
public final class KeptRequests implements RequestObserver {
    static final String NO_ROUTE = "no route";

    private static final int MOST_EVENTS = 128;
    private static final int MOST_PER_ROUTE = 5;
    private static final int MOST_ROUTES = 1_000;
    private static final int MOST_REQUESTS = 200;
    private static final long MOST_BYTES = 4L << 20;

    /** The slowest of yesterday is of no use today. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** How often a failure of a route is kept: at a storm of failures, one tells as much as all. */
    private static final long FAILURE_NANOS = Duration.ofMillis(200).toNanos();

    private final Duration slow;
    private final Map<String, RouteNumbers> numbers = new ConcurrentHashMap<>();
    private final Map<String, Bar> bars = new ConcurrentHashMap<>();
    private final ArrayDeque<KeptRequest> kept = new ArrayDeque<>();
    private final AtomicLong lastId = new AtomicLong();
    private long bytes;

    private KeptRequests(Duration slow) {
        this.slow = slow;
    }

    /** Keeps requests that take longer than a time, and failed ones. */
    public static KeptRequests slowerThan(Duration time) {
        return new KeptRequests(time);
    }

    @Override
    public Observation begin(RequestHead head) {
        return new Watched(head);
    }

    /** What a request of a route has to beat to be kept. */
    private static final class Bar {
        private volatile long nanos;
        private volatile long since = System.nanoTime();
        private final AtomicLong failedAt = new AtomicLong(System.nanoTime() - FAILURE_NANOS);

        boolean isBeatenBy(long time, long slow) {
            return time > slow && (time > nanos || System.nanoTime() - since > FRESH.toNanos());
        }

        boolean takesFailure() {
            long before = failedAt.get();
            long now = System.nanoTime();
            return now - before >= FAILURE_NANOS && failedAt.compareAndSet(before, now);
        }

        void raise(long time) {
            nanos = time;
            since = System.nanoTime();
        }
    }

    /** A request in progress. */
    private final class Watched implements Observation {
        private final RequestHead head;
        private final long begin = System.nanoTime();
        private final Instant started = Instant.now();
        private volatile @Nullable String route;
        private volatile @Nullable Throwable failure;
        private volatile @Nullable Journal journal;
        private volatile @Nullable RouteNumbers counted;

        Watched(RequestHead head) {
            this.head = head;
        }

        @Override
        public void routed(String template) {
            route = template;
            RouteNumbers mine = numbers(head.method() + " " + template);
            mine.begins();
            counted = mine;
        }

        @Override
        public void failed(Throwable thrown) {
            failure = thrown;
        }

        @Override
        public <T> @Nullable T attribute(Class<T> type) {
            if (type != Journal.class) {
                return null;
            }
            Journal present = journal;
            if (present == null) {
                present = Journal.withPlaces(MOST_EVENTS);
                journal = present;
            }
            return type.cast(present);
        }

        @Override
        public void ended(int status, long size, End end) {
            long nanos = System.nanoTime() - begin;
            boolean hasFailed = RouteNumbers.hasFailed(status, end);
            RouteNumbers mine = counted;
            if (mine == null) {
                mine = numbers(NO_ROUTE);
                mine.begins();
            }
            mine.ended(nanos, hasFailed);
            String template = route;
            String name = template == null ? NO_ROUTE : head.method() + " " + template;
            boolean isSocket = status == 101; // as long as its client likes
            Bar bar = bars.computeIfAbsent(bars.size() < MOST_ROUTES ? name : "", _ -> new Bar());
            if (hasFailed
                    ? bar.takesFailure()
                    : !isSocket && bar.isBeatenBy(nanos, slow.toNanos())) {
                Thread.ofVirtual()
                        .name("jumun-keep")
                        .start(() -> keep(snapshot(name, nanos, status, end), bar));
            }
        }

        private KeptRequest snapshot(String name, long nanos, int status, End end) {
            Journal events = journal;
            Throwable thrown = failure;
            return new KeptRequest(
                    lastId.incrementAndGet(),
                    head.method(),
                    name,
                    Masking.target(head.rawPath(), head.query(), route),
                    Masking.fields(head.headers()),
                    started,
                    Duration.ofNanos(nanos),
                    status,
                    end,
                    thrown == null ? null : thrown.getClass().getName(),
                    thrown == null ? null : place(thrown),
                    events == null ? List.of() : List.copyOf(events.events()),
                    events == null || !events.isFull());
        }
    }

    /** Where something was thrown: the innermost frame that is not of the JDK or of Jumun. */
    private static @Nullable String place(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String type = frame.getClassName();
            if (!type.startsWith("java.") && !type.startsWith("jdk.") && !isOurs(type)) {
                return frame.toString();
            }
        }
        return thrown.getStackTrace().length == 0 ? null : thrown.getStackTrace()[0].toString();
    }

    /** Whether a class is of the framework; generated ones are in the packages of their APIs. */
    static boolean isOurs(String type) {
        return type.startsWith("dev.jumun.async.")
                || type.startsWith("dev.jumun.runtime.")
                || type.startsWith("dev.jumun.app.")
                || type.startsWith("dev.jumun.middleware.")
                || type.startsWith("dev.jumun.server.");
    }

    private RouteNumbers numbers(String route) {
        RouteNumbers present = numbers.get(route);
        if (present != null) {
            return present;
        }
        String name = numbers.size() < MOST_ROUTES ? route : NO_ROUTE;
        return numbers.computeIfAbsent(name, _ -> new RouteNumbers());
    }

    private synchronized void keep(KeptRequest request, Bar bar) {
        add(request);
        List<KeptRequest> alike =
                kept.stream()
                        .filter(each ->
                                each.route().equals(request.route())
                                        && each.hasFailed() == request.hasFailed())
                        .toList();
        if (alike.size() > MOST_PER_ROUTE) {
            remove(request.hasFailed() ? alike.getFirst() : leastOf(alike));
        }
        if (!request.hasFailed() && alike.size() >= MOST_PER_ROUTE) {
            bar.raise(
                    kept.stream()
                            .filter(each ->
                                    each.route().equals(request.route()) && !each.hasFailed())
                            .mapToLong(each -> each.took().toNanos())
                            .min()
                            .orElse(0));
        }
        while (kept.size() > MOST_REQUESTS || bytes > MOST_BYTES) {
            remove(kept.getFirst());
        }
    }

    /** The one that has become old, else the fastest. */
    private static KeptRequest leastOf(List<KeptRequest> alike) {
        KeptRequest oldest = alike.getFirst();
        return oldest.started().isBefore(Instant.now().minus(FRESH))
                ? oldest
                : alike.stream().min(Comparator.comparing(KeptRequest::took)).orElse(oldest);
    }

    private void add(KeptRequest request) {
        kept.add(request);
        bytes += request.size();
    }

    private void remove(KeptRequest request) {
        if (kept.remove(request)) {
            bytes -= request.size();
        }
    }

    /** All that are kept, the latest first. */
    synchronized List<KeptRequest> all() {
        return new ArrayList<>(kept).reversed();
    }

    synchronized Optional<KeptRequest> find(long id) {
        return kept.stream().filter(each -> each.id() == id).findFirst();
    }

    /** The numbers of all routes, by their names. */
    Map<String, RouteNumbers> numbers() {
        return new TreeMap<>(numbers);
    }
}

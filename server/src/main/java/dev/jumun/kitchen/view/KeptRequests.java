package dev.jumun.kitchen.view;

import dev.jumun.async.Journal;
import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.runtime.engine.TraceParent;
import dev.jumun.runtime.middleware.HttpConventions;
import dev.jumun.runtime.middleware.RequestId;

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

    private final Duration slow;
    private final Map<String, RouteNumbers> numbers = new ConcurrentHashMap<>();
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

    /** A request in progress. */
    private final class Watched implements Observation {
        private final RequestHead head;
        private final long begin = System.nanoTime();
        private final Instant started = Instant.now();
        private volatile RequestHead changed;
        private volatile @Nullable TraceParent trace;
        private volatile @Nullable String route;
        private volatile @Nullable Throwable failure;
        private volatile @Nullable Journal journal;
        private volatile @Nullable RouteNumbers counted;

        Watched(RequestHead head) {
            this.head = head;
            this.changed = head;
        }

        @Override
        public void changed(RequestHead present) {
            changed = present;
        }

        @Override
        public void traced(String traceparent) {
            trace = TraceParent.of(traceparent);
        }

        @Override
        public void routed(String template) {
            route = template;
            RouteNumbers mine = numbers(nameOf(head, template));
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
            boolean hasFailed = HttpConventions.hasFailed(status, end);
            RouteNumbers mine = counted;
            if (mine == null) {
                mine = numbers(NO_ROUTE);
                mine.begins();
            }
            mine.ended(nanos, hasFailed);
            Threshold threshold = mine.threshold();
            boolean isSocket = status == 101; // as long as its client likes
            if (hasFailed
                    ? threshold.takesFailure()
                    : !isSocket && threshold.isPassedBy(nanos, slow.toNanos())) {
                Thread.ofVirtual()
                        .name("jumun-keep")
                        .start(() -> keep(snapshot(nanos, status, end), threshold));
            }
        }

        private KeptRequest snapshot(long nanos, int status, End end) {
            String template = route;
            Journal events = journal;
            Throwable thrown = failure;
            return new KeptRequest(
                    lastId.incrementAndGet(),
                    RequestId.of(changed.headers(), trace),
                    head.method(),
                    template == null ? NO_ROUTE : nameOf(head, template),
                    Masking.target(head.rawPath(), head.query(), template),
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

    /** Where something was thrown: in the application if possible. */
    private static @Nullable String place(Throwable thrown) {
        List<StackTraceElement> stack = List.of(thrown.getStackTrace());
        return ApplicationFrame.of(stack)
                .or(() -> stack.stream().findFirst())
                .map(StackTraceElement::toString)
                .orElse(null);
    }

    private static String nameOf(RequestHead head, String template) {
        return head.method() + " " + template;
    }

    private RouteNumbers numbers(String route) {
        RouteNumbers present = numbers.get(route);
        if (present != null) {
            return present;
        }
        String name = numbers.size() < MOST_ROUTES ? route : NO_ROUTE;
        return numbers.computeIfAbsent(name, _ -> new RouteNumbers());
    }

    private synchronized void keep(KeptRequest request, Threshold threshold) {
        add(request);
        List<KeptRequest> alike = alike(request);
        if (alike.size() > MOST_PER_ROUTE) {
            remove(request.hasFailed() ? alike.getFirst() : leastOf(alike));
        }
        if (!request.hasFailed() && alike.size() >= MOST_PER_ROUTE) {
            threshold.raise(
                    alike(request).stream()
                            .mapToLong(each -> each.took().toNanos())
                            .min()
                            .orElse(0));
        }
        while (kept.size() > MOST_REQUESTS || bytes > MOST_BYTES) {
            remove(kept.getFirst());
        }
    }

    /** Those of the same route that failed, or those that did not; the oldest first. */
    private List<KeptRequest> alike(KeptRequest request) {
        return kept.stream()
                .filter(each ->
                        each.route().equals(request.route())
                                && each.hasFailed() == request.hasFailed())
                .toList();
    }

    /** The one that has become old, else the fastest. */
    private static KeptRequest leastOf(List<KeptRequest> alike) {
        KeptRequest oldest = alike.getFirst();
        return oldest.started().isBefore(Instant.now().minus(Threshold.FRESH))
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

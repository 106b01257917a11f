package dev.jumun.exchange;

import dev.jumun.async.log.LogText;
import dev.jumun.runtime.engine.TraceParent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Several observers, in their order. One that fails does no harm to requests, or to the others. */
record RequestObservers(List<? extends RequestObserver> all) implements RequestObserver {
    private static final System.Logger LOG = System.getLogger("dev.jumun");
    private static final Observation NOTHING = new Observation() {};

    RequestObservers {
        all = List.copyOf(all);
    }

    @Override
    public Observation begin(RequestHead head) {
        Observation[] each = new Observation[all.size()];
        for (int i = 0; i < each.length; i++) {
            try {
                each[i] = all.get(i).begin(head);
            } catch (RuntimeException failure) {
                each[i] = NOTHING;
                report(failure);
            }
        }
        Each whole = new Each(each);
        TraceParent trace = each.length < 2 ? null : whole.attribute(TraceParent.class);
        if (trace != null) {
            whole.traced(trace.toString());
        }
        return whole;
    }

    @Override
    public void close() {
        for (RequestObserver each : all) {
            try {
                each.close();
            } catch (RuntimeException failure) {
                report(failure);
            }
        }
    }

    /** On a thread of its own: loggers have locks, and no event loop may wait for one. */
    private static void report(RuntimeException failure) {
        Thread.ofVirtual()
                .name("log")
                .start(() ->
                        LOG.log(
                                System.Logger.Level.ERROR,
                                "An observer failed.",
                                LogText.failure(failure)));
    }

    /** Loops, and no lambdas: requests pass here. */
    private static final class Each implements Observation {
        private final Observation[] all;

        Each(Observation[] all) {
            this.all = all;
        }

        @Override
        public void changed(RequestHead head) {
            for (Observation each : all) {
                try {
                    each.changed(head);
                } catch (RuntimeException failure) {
                    report(failure);
                }
            }
        }

        @Override
        public void routed(String template) {
            for (Observation each : all) {
                try {
                    each.routed(template);
                } catch (RuntimeException failure) {
                    report(failure);
                }
            }
        }

        @Override
        public void failed(Throwable thrown) {
            for (Observation each : all) {
                try {
                    each.failed(thrown);
                } catch (RuntimeException failure) {
                    report(failure);
                }
            }
        }

        @Override
        public void traced(String traceparent) {
            for (Observation each : all) {
                try {
                    each.traced(traceparent);
                } catch (RuntimeException failure) {
                    report(failure);
                }
            }
        }

        @Override
        public void run(Runnable handling) {
            if (all.length == 0) {
                handling.run();
            } else {
                run(handling, 0);
            }
        }

        /** Around each other; what the request itself throws is no fault of an observer. */
        private void run(Runnable handling, int from) {
            if (from == all.length - 1) {
                all[from].run(handling);
            } else {
                all[from].run(() -> run(handling, from + 1));
            }
        }

        @Override
        public <T> @Nullable T attribute(Class<T> type) {
            for (Observation each : all) {
                T value = each.attribute(type);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public void ended(int status, long bytes, End end) {
            for (Observation each : all) {
                try {
                    each.ended(status, bytes, end);
                } catch (RuntimeException failure) {
                    report(failure);
                }
            }
        }
    }
}

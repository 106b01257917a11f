package dev.jumun.exchange;

import dev.jumun.async.log.LogText;

import java.util.List;
import java.util.function.Consumer;

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
        return new Each(each);
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

    private static final class Each implements Observation {
        private final Observation[] all;

        Each(Observation[] all) {
            this.all = all;
        }

        private void tell(Consumer<Observation> what) {
            for (Observation each : all) {
                try {
                    what.accept(each);
                } catch (RuntimeException failure) {
                    report(failure);
                }
            }
        }

        @Override
        public void changed(RequestHead head) {
            tell(each -> each.changed(head));
        }

        @Override
        public void routed(String template) {
            tell(each -> each.routed(template));
        }

        @Override
        public void failed(Throwable failure) {
            tell(each -> each.failed(failure));
        }

        @Override
        public void ended(int status, long bytes, End end) {
            tell(each -> each.ended(status, bytes, end));
        }
    }
}

package dev.jumun.kitchen.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Requests with what their tasks did, also of servers that keep none. */
final class Recording {
    private Recording() {}

    /**
     * Returns the requests that are kept, the latest first. Of servers that keep none, those that
     * begin and end within the next seconds: blocks for that time. One caller at a time.
     */
    static synchronized List<KeptRequest> requests(int seconds) throws InterruptedException {
        List<KeptRequest> all = new ArrayList<>();
        List<EngineView> others = new ArrayList<>();
        KeptRequests recorded = KeptRequests.slowerThan(Duration.ZERO);
        for (EngineView engine : EngineViews.all()) {
            List<KeptRequests> kept = EngineViews.kept(engine);
            kept.forEach(each -> all.addAll(each.all()));
            if (kept.isEmpty()) {
                others.add(engine);
            }
        }
        if (others.isEmpty()) {
            return all;
        }
        try {
            others.forEach(engine -> engine.observe(recorded));
            TimeUnit.SECONDS.sleep(seconds);
        } finally {
            others.forEach(engine -> engine.observe(null));
        }
        all.addAll(recorded.all());
        return all;
    }
}

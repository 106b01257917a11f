package dev.jumun.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * What this node picks: what it handles, and of the types that have a limit of their own as many
 * jobs as have a place. What has no place does not block other types. What only another version of
 * the program handles is left to it.
 */
final class Places {
    private final Map<String, Semaphore> limited = new LinkedHashMap<>();
    private final List<String> unlimited;

    Places(List<Registration<?>> registrations, List<String> repeated) {
        List<String> others = new ArrayList<>(repeated);
        for (Registration<?> each : registrations) {
            if (each.isLimited()) {
                limited.put(each.type().name(), each.places());
            } else {
                others.add(each.type().name());
            }
        }
        this.unlimited = List.copyOf(others);
    }

    boolean areLimited() {
        return !limited.isEmpty();
    }

    /** Returns the types with a limit, whether they have a free place or not. */
    List<String> limited() {
        return List.copyOf(limited.keySet());
    }

    /** Returns the names of what this node does without a limit of its own. */
    List<String> unlimited() {
        return unlimited;
    }

    int free(String type) {
        Semaphore places = limited.get(type);
        return places == null ? Integer.MAX_VALUE : places.availablePermits();
    }

    /** Returns the types without a free place. */
    List<String> full() {
        List<String> full = new ArrayList<>();
        limited.forEach((type, places) -> {
            if (places.availablePermits() == 0) {
                full.add(type);
            }
        });
        return full;
    }
}

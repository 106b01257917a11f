package dev.jumun.jdbc.feed;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * A name that a feed of this process has in its database. All feeds of a name there have one type:
 * what one adds, followers of the other could not read. A feed that was not closed loses its name
 * when nothing holds it any more.
 */
final class OpenFeed {
    private record Name(String database, String feed) {}

    private static final Map<Name, Set<OpenFeed>> OPEN = new HashMap<>();

    private final Name name;
    private final Class<?> type;

    private OpenFeed(Name name, Class<?> type) {
        this.name = name;
        this.type = type;
    }

    /**
     * Takes a name, as several nodes in one process may.
     *
     * @throws IllegalArgumentException if another type has it
     */
    static OpenFeed claim(String database, String feed, Class<?> type) {
        OpenFeed claim = new OpenFeed(new Name(database, feed), type);
        synchronized (OPEN) {
            OPEN.values().removeIf(Set::isEmpty);
            Set<OpenFeed> open =
                    OPEN.computeIfAbsent(
                            claim.name, _ -> Collections.newSetFromMap(new WeakHashMap<>()));
            for (OpenFeed other : open) {
                // a class that was loaded again is the same
                if (!other.type.getName().equals(type.getName())) {
                    throw new IllegalArgumentException(
                            "The feed %s of %s is open already, with events of %s. Give this one another name."
                                    .formatted(feed, type.getName(), other.type.getName()));
                }
            }
            open.add(claim);
        }
        return claim;
    }

    /** Gives the name back. */
    void close() {
        synchronized (OPEN) {
            Set<OpenFeed> open = OPEN.get(name);
            if (open != null) {
                open.remove(this);
            }
        }
    }
}

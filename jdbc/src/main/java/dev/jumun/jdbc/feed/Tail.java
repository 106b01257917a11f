package dev.jumun.jdbc.feed;

import dev.jumun.async.Channel;
import dev.jumun.async.ChannelClosedException;
import dev.jumun.async.log.LogText;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest events of a feed, for all followers on this node: however many there are, the database
 * is asked four times a second for all of them together, and not at all without followers.
 */
final class Tail implements AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.jumun.jdbc");
    private static final long PAUSE = Duration.ofMillis(250).toNanos();
    private static final int BATCH = 256;
    private static final int RECENT = 1_024;

    /** What has been read, up to the event {@code last}. */
    private record Window(List<StoredEvent> events, long last) {
        /** Adds what comes next. */
        Window with(List<StoredEvent> next) {
            List<StoredEvent> all = new ArrayList<>(events);
            all.addAll(next);
            int size = all.size();
            return new Window(
                    List.copyOf(all.subList(Math.max(0, size - RECENT), size)),
                    next.getLast().number());
        }
    }

    private final String name;
    private final EventTable table;
    private final Set<Channel<Boolean>> followers = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Window window = new Window(List.of(), 0);
    private volatile boolean isClosed;

    private Tail(String name, EventTable table) {
        this.name = name;
        this.table = table;
    }

    static Tail of(String name, EventTable table) {
        Tail tail = new Tail(name, table);
        Thread.ofVirtual().name("feed " + name).start(tail::read);
        return tail;
    }

    /** Adds a follower, whose channel receives a value when there may be something new. */
    void join(Channel<Boolean> follower) {
        followers.add(follower);
        if (isClosed) {
            follower.close();
        }
        signal();
    }

    void leave(Channel<Boolean> follower) {
        followers.remove(follower);
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of the last event that is known. */
    long last() {
        return window.last();
    }

    /** Returns the next events after a number, not always all of them; empty at the end. */
    List<StoredEvent> after(long number) throws SQLException {
        Window now = window;
        if (number >= now.last()) {
            return List.of();
        }
        List<StoredEvent> events = now.events();
        if (events.isEmpty() || events.getFirst().number() > number + 1) {
            return table.after(number, BATCH);
        }
        int from = events.size();
        while (from > 0 && events.get(from - 1).number() > number) {
            from--;
        }
        return events.subList(from, events.size());
    }

    private void read() {
        boolean isFailing = false;
        while (awaitFollowers()) {
            boolean isWhole = true;
            try {
                List<StoredEvent> next = table.after(window.last(), BATCH);
                isWhole = next.size() < BATCH;
                if (!next.isEmpty()) {
                    window = window.with(next);
                    followers.forEach(Tail::wake);
                }
                table.sweepIfDue();
                isFailing = false;
            } catch (SQLException | RuntimeException e) {
                if (!isFailing) {
                    LOG.log(
                            Level.WARNING,
                            LogText.line(
                                    "The feed %s cannot be read, which is tried again: %s"
                                            .formatted(name, e)));
                }
                isFailing = true;
            }
            if (isWhole) {
                pause();
            }
        }
    }

    private static void wake(Channel<Boolean> follower) {
        try {
            var _ = follower.trySend(true); // if it is full, it will look anyway
        } catch (ChannelClosedException ended) {
            // it is about to leave
        }
    }

    /** Returns false when the feed is closed. After a time without followers, begins at the end. */
    private boolean awaitFollowers() {
        boolean hasWaited = window.last() == 0;
        lock.lock();
        try {
            while (followers.isEmpty() && !isClosed) {
                hasWaited = true;
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        if (hasWaited && !isClosed) {
            try {
                window = new Window(List.of(), table.last());
                followers.forEach(Tail::wake);
            } catch (SQLException | RuntimeException e) {
                // what is known stays known: reading will fail, too, and be logged
            }
        }
        return !isClosed;
    }

    private void pause() {
        lock.lock();
        try {
            long left = PAUSE;
            while (left > 0 && !isClosed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all followers. */
    @Override
    public void close() {
        isClosed = true;
        followers.forEach(Channel::close);
        signal();
    }
}

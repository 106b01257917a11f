package dev.jumun.server;

import dev.jumun.async.Timer;

import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One event loop's watch over a socket: wakes one thread that waits to read, and one that waits to
 * write. Each wait asks anew (EPOLLONESHOT, epoll_ctl(2)), so that a socket may be watched by
 * several loops, and wakes only the one that somebody waits on.
 */
final class Readiness implements EpollIoHandle {
    private static final int ONE_SHOT = 1 << 30;

    private final FileDescriptor descriptor;
    private final IoEventLoop loop;
    private final AtomicReference<@Nullable Waiter> reader = new AtomicReference<>();
    private final AtomicReference<@Nullable Waiter> writer = new AtomicReference<>();
    private @Nullable IoRegistration registration;
    private volatile boolean over;

    /** A thread, and what it runs on, if that is the loop. */
    private record Waiter(Thread thread, @Nullable ExchangeThreads onLoop) {
        void wake() {
            if (onLoop == null) {
                LockSupport.unpark(thread);
            } else {
                onLoop.atOnce(() -> LockSupport.unpark(thread));
            }
        }
    }

    Readiness(FileDescriptor descriptor, IoEventLoop loop) {
        this.descriptor = descriptor;
        this.loop = loop;
    }

    /** The threads of the exchange that the calling thread belongs to, if they are on its loop. */
    static @Nullable ExchangeThreads ofThisThread() {
        return Timer.current() instanceof ExchangeThreads threads && threads.areOnEventLoop()
                ? threads
                : null;
    }

    IoEventLoop loop() {
        return loop;
    }

    /** Whether its loop has ended, so that another one has to be found. */
    boolean isOver() {
        return over || loop.isShuttingDown();
    }

    /**
     * Waits until the socket may be ready, or something else happens that the caller should look
     * at.
     *
     * @param threads the calling thread's, if it is on this loop
     * @param nanos how long at most; 0 for as long as it takes
     * @param giveUp whether there is nothing to wait for any more
     */
    void await(
            boolean toRead, @Nullable ExchangeThreads threads, long nanos, BooleanSupplier giveUp) {
        Waiter waiter = new Waiter(Thread.currentThread(), threads);
        AtomicReference<@Nullable Waiter> place = toRead ? reader : writer;
        place.set(waiter);
        try {
            if (threads == null) {
                loop.execute(this::arm);
            } else {
                threads.onEventLoop(this::arm);
            }
            long end = System.nanoTime() + nanos;
            while (place.get() == waiter && !over && !giveUp.getAsBoolean()) {
                if (nanos == 0) {
                    LockSupport.park(this);
                } else {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        break;
                    }
                    LockSupport.parkNanos(this, left);
                }
            }
        } catch (RejectedExecutionException e) {
            over = true; // the loop has ended
        } finally {
            place.compareAndSet(waiter, null);
        }
    }

    /** Event loop. */
    private void arm() {
        int wanted =
                (reader.get() == null
                                ? 0
                                : EpollIoOps.EPOLLIN.value() | EpollIoOps.EPOLLRDHUP.value())
                        | (writer.get() == null ? 0 : EpollIoOps.EPOLLOUT.value());
        if (wanted == 0 || over || !descriptor.isOpen()) {
            return;
        }
        EpollIoOps ops = EpollIoOps.valueOf(wanted | ONE_SHOT);
        IoRegistration present = registration;
        if (present != null) {
            present.submit(ops);
            return;
        }
        loop.register(this)
                .addListener(done -> {
                    if (done.isSuccess() && done.getNow() instanceof IoRegistration made) {
                        registration = made;
                        made.submit(ops);
                    } else {
                        close();
                    }
                });
    }

    @Override
    public FileDescriptor fd() {
        return descriptor;
    }

    @Override
    public void handle(IoRegistration from, IoEvent event) {
        wake();
    }

    /** Wakes whoever waits, to look again. Any thread. */
    void wake() {
        wake(reader);
        wake(writer);
    }

    private static void wake(AtomicReference<@Nullable Waiter> place) {
        Waiter waiter = place.getAndSet(null);
        if (waiter != null) {
            waiter.wake();
        }
    }

    /** The loop ends: the socket lives on, and is watched by another one. */
    @Override
    public void close() {
        over = true;
        wake();
    }

    /** Ends the watch, then does what may be done only after that. Any thread. */
    void end(Runnable then) {
        over = true;
        wake();
        Runnable last =
                () -> {
                    if (registration != null) {
                        registration.cancel();
                    }
                    then.run();
                };
        try {
            loop.execute(last);
        } catch (RejectedExecutionException e) {
            then.run(); // with the loop all watches have ended
        }
    }
}

package dev.jumun.server.sockets;

import dev.jumun.async.Timer;
import dev.jumun.server.loop.ExchangeThreads;
import dev.jumun.server.loop.LoopLog;

import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.SingleThreadEventExecutor;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One event loop's watch over a socket: wakes one thread that waits to read, and one that waits to
 * write. Each wait asks anew (EPOLLONESHOT, epoll_ctl(2)), so that a socket may be watched by
 * several loops, and wakes only the one that somebody waits on. To ask looks at once, too: what has
 * come between the last try and the wait is not missed.
 */
public final class SocketReadiness implements EpollIoHandle {
    private static final int ONE_SHOT = 1 << 30;
    private static final int TO_READ =
            EpollIoOps.EPOLLIN.value() | EpollIoOps.EPOLLRDHUP.value() | ONE_SHOT;
    private static final int TO_WRITE = EpollIoOps.EPOLLOUT.value() | ONE_SHOT;

    private final FileDescriptor descriptor;
    private final IoEventLoop loop;
    private final AtomicReference<@Nullable Waiter> reader = new AtomicReference<>();
    private final AtomicReference<@Nullable Waiter> writer = new AtomicReference<>();
    private final Runnable atItsEnd = this::close;
    private volatile boolean over;

    /** Of the event loop. */
    private @Nullable IoRegistration registration;

    /** A thread, and what it runs on, if that is the loop. */
    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        final @Nullable ExchangeThreads onLoop;

        /** The loop has come to know of it: the thread has let go of it. */
        volatile boolean known;

        volatile boolean holdsTheLoop;
        boolean seen;

        Waiter(@Nullable ExchangeThreads onLoop) {
            this.onLoop = onLoop;
        }

        void wake() {
            try {
                if (onLoop != null && onLoop.eventLoop().inEventLoop()) {
                    onLoop.atOnce(() -> LockSupport.unpark(thread));
                } else {
                    LockSupport.unpark(thread);
                }
            } catch (RejectedExecutionException e) {
                // Its loop has ended: it cannot continue.
            }
        }

        void park(long nanos) {
            if (nanos == Long.MAX_VALUE) {
                LockSupport.park(this);
                return;
            }
            Runnable off = onLoop == null ? null : onLoop.unpark(thread, nanos);
            if (off == null) {
                LockSupport.parkNanos(this, nanos);
            } else {
                LockSupport.park(this);
                off.run();
            }
        }
    }

    SocketReadiness(FileDescriptor descriptor, IoEventLoop loop) {
        this.descriptor = descriptor;
        this.loop = loop;
        HeldLoops.add(this);
    }

    /** The threads of the exchange that the calling thread belongs to, if its loop can watch. */
    static @Nullable ExchangeThreads ofThisThread() {
        return Timer.current() instanceof ExchangeThreads threads
                        && threads.isOnEventLoop()
                        && threads.eventLoop() instanceof IoEventLoop loop
                        && loop.isCompatible(SocketReadiness.class)
                        && !loop.isShuttingDown()
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
     * @param nanos how long at most; {@link Long#MAX_VALUE} for as long as it takes
     * @param giveUp whether there is nothing to wait for any more
     * @return whether this loop could watch for it
     */
    boolean await(
            boolean toRead, @Nullable ExchangeThreads threads, long nanos, BooleanSupplier giveUp) {
        Waiter waiter = new Waiter(threads);
        AtomicReference<@Nullable Waiter> place = toRead ? reader : writer;
        place.set(waiter);
        boolean interrupted = false;
        try {
            if (threads == null) {
                loop.execute(this::arm);
            } else {
                threads.onEventLoop(this::arm);
                HeldLoops.lookSoon();
            }
            long end = System.nanoTime() + nanos;
            while (place.get() == waiter && !over && !giveUp.getAsBoolean()) {
                long left = nanos == Long.MAX_VALUE ? nanos : end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                waiter.park(left);
                if (!waiter.thread.isVirtual()) {
                    interrupted |= Thread.interrupted(); // it would not park any more
                }
            }
        } catch (RejectedExecutionException e) {
            over = true; // the loop has ended
        } finally {
            place.compareAndSet(waiter, null);
            if (interrupted) {
                waiter.thread.interrupt();
            }
        }
        return !over && !waiter.holdsTheLoop;
    }

    /** Event loop. */
    private void arm() {
        int wanted = wanted(reader, TO_READ) | wanted(writer, TO_WRITE);
        if (wanted == 0 || over) {
            return;
        }
        try {
            // A loop that is about to end may look no more at what is registered now.
            if (loop.isShuttingDown() || present().submit(EpollIoOps.valueOf(wanted)) < 0) {
                close();
            }
        } catch (RuntimeException e) {
            LoopLog.debug("A socket cannot be watched.", e);
            close();
        }
    }

    private static int wanted(AtomicReference<@Nullable Waiter> place, int events) {
        Waiter waiter = place.get();
        if (waiter == null) {
            return 0;
        }
        waiter.known = true;
        return events;
    }

    private IoRegistration present() {
        IoRegistration present = registration;
        if (present == null) {
            // This is the loop: it is done when it returns.
            present = loop.register(this).getNow();
            if (present == null) {
                throw new IllegalStateException("The loop does not accept it.");
            }
            registration = present;
            if (loop instanceof SingleThreadEventExecutor executor) {
                executor.addShutdownHook(atItsEnd);
            }
        }
        return present;
    }

    @Override
    public FileDescriptor fd() {
        return descriptor;
    }

    @Override
    public void handle(IoRegistration from, IoEvent event) {
        wake();
    }

    /** Wakes the waiting thread, which checks again. Any thread. */
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

    /** Whether somebody may hold the loop: then it should be asked again. Any one thread. */
    boolean helpWhoHoldsTheLoop() {
        boolean reads = help(reader);
        return help(writer) || reads;
    }

    private static boolean help(AtomicReference<@Nullable Waiter> place) {
        Waiter waiter = place.get();
        if (waiter == null || waiter.onLoop == null || waiter.known) {
            return false;
        }
        if (!waiter.seen) {
            waiter.seen = true; // it may be about to let go
            return true;
        }
        waiter.holdsTheLoop = true;
        if (place.compareAndSet(waiter, null)) {
            waiter.wake();
        }
        return false;
    }

    /** The loop ends, or cannot watch it: another one does. Event loop. */
    @Override
    public void close() {
        over = true;
        deregister();
        wake();
    }

    private void deregister() {
        HeldLoops.remove(this);
        IoRegistration present = registration;
        if (present != null) {
            registration = null;
            present.cancel();
            if (loop instanceof SingleThreadEventExecutor executor) {
                executor.removeShutdownHook(atItsEnd);
            }
        }
    }

    /** Ends the watch, on which no thread waits, then runs the action that has to follow it. */
    void end(Runnable then) {
        over = true;
        try {
            loop.execute(() -> {
                deregister();
                then.run();
            });
        } catch (RejectedExecutionException e) {
            HeldLoops.remove(this);
            then.run(); // with the loop all watches have ended
        }
    }
}

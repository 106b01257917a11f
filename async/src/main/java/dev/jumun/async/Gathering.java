package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Runs callables concurrently and waits for all of them. The last one runs on the calling thread,
 * each of the others on a virtual thread.
 */
class Gathering extends Job {
    // Set without a fence, by lazySet: threads are started after it.
    private static final AtomicReferenceFieldUpdater<Gathering, Member @Nullable []> MEMBERS =
            AtomicReferenceFieldUpdater.newUpdater(Gathering.class, Member[].class, "members");

    private final Callable<?>[] callables;
    private volatile Member @Nullable [] members;
    private final @Nullable Object[] results;
    private final AtomicInteger nextCallable = new AtomicInteger();
    private @Nullable Children children;
    private boolean apart;

    Gathering(String name, Callable<?>... callables) {
        super(Current.job(), name);
        this.callables = callables;
        this.results = new Object[callables.length];
    }

    static @Nullable Object[] run(int limit, Callable<?>... callables) {
        requireAll(callables);
        if (callables.length == 0) {
            Current.checkpoint();
            return new Object[0];
        }
        Gathering gathering = new Gathering("gather", callables);
        return Runner.run(gathering, () -> gathering.collect(limit));
    }

    /** Before the first of them is started. */
    static void requireAll(Callable<?>[] callables) {
        for (Callable<?> callable : callables) {
            Objects.requireNonNull(callable, "task");
        }
    }

    private @Nullable Object[] collect(int limit) {
        start(limit);
        tasks().throwFirst();
        return results;
    }

    /** Runs a callable on a thread of its own, since this one has no stack left for it. */
    static @Nullable Object runApart(Strand on, Callable<?> callable) {
        Gathering gathering = new Gathering("deep stack", callable);
        gathering.apart = true;
        return Runner.runOn(gathering, on, gathering::collectApart);
    }

    /** As if the callable had run here: what it returns is returned, whatever is cancelled. */
    private @Nullable Object collectApart() {
        start(1);
        tasks().throwFailure();
        tasks().throwIfCutOff();
        return results[0];
    }

    @Override
    final boolean staysOnAFullStack() {
        return apart;
    }

    @Override
    final boolean startsTasks() {
        return true;
    }

    /** It only waits for its callables. */
    @Override
    final boolean runsForeignCode() {
        return false;
    }

    /** Runs all callables with a limit on how many run at the same time, and waits for all. */
    final void start(int limit) {
        Strand owner = Objects.requireNonNull(strand());
        Children running = new Children(this, owner, limit >= callables.length);
        children = running;
        Context context = Context.capture();
        boolean limited = limit < callables.length;
        int threads = Math.min(limit, callables.length);
        Member[] all = new Member[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = new Member(this, i, limited);
            all[i].beginsWith(this);
        }
        MEMBERS.lazySet(this, all);
        int last = apart ? threads : threads - 1;
        for (int i = 0; i < last && !running.haveFailed(); i++) {
            startApart(all[i], owner, context);
        }
        if (last < threads && !running.haveFailed()) {
            running.begin(1);
            all[last].assign(owner);
            all[last].run();
            if (context != null) {
                restore(context);
            }
        }
        running.join();
    }

    @Override
    final Job @Nullable [] members() {
        return members;
    }

    private void startApart(Member member, Strand owner, @Nullable Context context) {
        Children all = tasks();
        all.begin(1);
        try {
            Strand own = new Strand(owner.scheduler, context, member);
            own.seat = owner.timer();
            member.assign(own);
            own.start();
        } catch (Throwable refused) {
            all.failed(refused);
            all.end();
        }
    }

    /** Restores what the last callable has changed on the calling thread. */
    private void restore(Context context) {
        tasks().begin(1); // counted, so that its failure ends the others
        try {
            context.restore();
        } catch (Throwable failure) {
            tasks().failed(failure);
        } finally {
            tasks().end();
        }
    }

    /** Throws a failure outside of the callables: a thread that could not be started, a context. */
    final void throwOurs() {
        tasks().throwFailure();
    }

    private String nameOf(int index) {
        String given = NamedCallable.nameOf(callables[index]);
        return given == null ? name() + "[" + index + "]" : given;
    }

    private Children tasks() {
        return Objects.requireNonNull(children);
    }

    final @Nullable Object[] results() {
        return results;
    }

    /** Stores a result, on the thread of the callable. */
    void succeeded(int index, @Nullable Object result) {
        results[index] = result;
    }

    void failed(Job member, Throwable failure) {
        tasks().failed(member.strand() == strand() ? null : member, failure);
    }

    /** One callable, or one of a limited number of workers that run one callable after another. */
    private static final class Member extends Job implements Runnable {
        private final Gathering gathering;
        private final int index;
        private final boolean worker;

        Member(Gathering gathering, int index, boolean worker) {
            super(gathering, "gather");
            this.gathering = gathering;
            this.index = index;
            this.worker = worker;
        }

        @Override
        String name() {
            return worker ? gathering.name() + " worker " + index : gathering.nameOf(index);
        }

        @Override
        boolean continuesParent() {
            return gathering.apart;
        }

        @Override
        public void run() {
            Strand own = Objects.requireNonNull(strand());
            if (worker) {
                Runner.runToEnd(this, own, () -> work(own));
            } else {
                Runner.runToEnd(this, own, gathering.callables[index]);
            }
        }

        @Override
        void completed(@Nullable Object result, @Nullable Throwable failure) {
            try {
                if (failure != null) {
                    gathering.failed(this, failure);
                } else if (!worker) {
                    gathering.succeeded(index, result);
                }
            } finally {
                gathering.tasks().end();
            }
        }

        private boolean work(Strand own) {
            int next = gathering.nextCallable.getAndIncrement();
            while (next < gathering.callables.length) {
                Job member = new Job(this, gathering.nameOf(next));
                try {
                    gathering.succeeded(next, Runner.runOn(member, own, gathering.callables[next]));
                } catch (Throwable failure) {
                    gathering.failed(member, failure);
                }
                throwIfCancelled();
                next = gathering.nextCallable.getAndIncrement();
            }
            return true;
        }
    }
}

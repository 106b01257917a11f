package dev.jumun.runtime.request;

import dev.jumun.async.Async;
import dev.jumun.async.Lender;
import dev.jumun.runtime.binding.NotReady;
import dev.jumun.runtime.engine.RequestSteps;
import dev.jumun.runtime.engine.RequestSteps.Step;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;

/**
 * The steps of a call. Generated code does not say where a handler begins: it may after each other
 * step. So that is assumed, and dropped when another step follows. Belongs to the call's thread.
 */
final class CallSteps {
    private final RequestSteps all;
    private final String function;
    private final Thread thread = Thread.currentThread();
    private @Nullable Step binding;
    private @Nullable Step handling;

    CallSteps(RequestSteps all, String function) {
        this.all = all;
        this.function = function;
        handlerMayBegin();
    }

    /** A step of its own begins, and no handler. */
    Step begin(String what, String of) {
        handlerHasNotBegun();
        return all.begin(what, of);
    }

    void handlerMayBegin() {
        handlerHasNotBegun();
        handling = all.begin("handler", function);
    }

    void handlerHasNotBegun() {
        Step assumed = handling;
        handling = null;
        if (assumed != null) {
            assumed.drop();
        }
    }

    /** Calls a provider: on the call's thread, or on that of one that runs next to others. */
    <T extends @Nullable Object> T provide(String name, Callable<T> provider) throws Exception {
        boolean isOwn = Thread.currentThread() == thread;
        Step step = isOwn ? begin("provide", name) : all.begin("provide", name);
        Throwable thrown = null;
        try {
            return provider.call();
        } catch (Throwable failure) {
            thrown = failure;
            throw failure;
        } finally {
            step.end(thrown instanceof NotReady ? null : thrown);
            if (isOwn && thrown == null) {
                handlerMayBegin();
            }
        }
    }

    /** Borrows from a lender: the setup and the tear-down are steps. */
    <T extends @Nullable Object> void lend(String name, Lender<T> lender, Continuation<T> rest)
            throws Exception {
        Step[] now = {begin("setup", name)};
        Throwable thrown = null;
        try {
            Async.lend(
                    name,
                    lender,
                    value -> {
                        now[0].end(null);
                        handlerMayBegin();
                        try {
                            rest.with(value);
                        } catch (Throwable failure) {
                            failed(failure);
                            throw failure;
                        } finally {
                            now[0] = begin("tear down", name);
                        }
                        return null;
                    });
        } catch (Throwable failure) {
            thrown = failure;
            throw failure;
        } finally {
            now[0].end(thrown instanceof NotReady ? null : thrown);
        }
    }

    /** The inputs of the handler are bound. */
    void bind() {
        handlerHasNotBegun();
        binding = all.begin("bind", "");
    }

    /** They have been bound. */
    void bound(@Nullable Throwable failure) {
        Step step = binding;
        binding = null;
        if (step != null) {
            step.end(failure);
        }
        if (failure == null) {
            handlerMayBegin();
        }
    }

    /** The handler has returned. */
    void handled() {
        Step step = handling;
        handling = null;
        if (step != null) {
            step.end(null);
        }
    }

    /** What is under way has failed. */
    void failed(Throwable failure) {
        Step step = handling;
        handling = null;
        if (step != null) {
            step.end(failure);
        }
        Step inputs = binding;
        binding = null;
        if (inputs != null) {
            inputs.end(failure);
        }
    }
}

package dev.jumun.runtime.routing;

import dev.jumun.runtime.engine.RequestSteps;
import dev.jumun.runtime.engine.RequestSteps.Step;

import org.jspecify.annotations.Nullable;

/**
 * The steps of a call. Generated code does not say where a handler begins: it may after each other
 * step. So that is assumed, and dropped when another step follows. Belongs to the call's thread.
 */
final class CallSteps {
    private final RequestSteps all;
    private final String function;
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

    /** The same on any thread, where no handler is. */
    Step beside(String what, String of) {
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

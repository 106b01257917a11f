package dev.jumun.runtime.failure;

import dev.jumun.Request;
import dev.jumun.Response;

/** A method with {@link dev.jumun.ExceptionHandler}. */
@FunctionalInterface
public interface FailureHandler<T extends Throwable> {
    /** Answers an exception. May block. */
    Response answer(T failure, Request request) throws Exception;
}

package dev.jumun.routing;

import dev.jumun.Request;
import dev.jumun.Response;

import org.jspecify.annotations.Nullable;

/** Answers exceptions as an application wants it. */
@FunctionalInterface
public interface FailureHandler {
    /** Answers an exception, or returns null to leave it to the framework. */
    @Nullable Response answer(Throwable failure, Request request) throws Exception;
}

package dev.jumun.runtime.dependency;

import dev.jumun.exchange.RequestObserver;

import java.util.List;
import java.util.Map;

/**
 * Gives observers to applications without a line of theirs: a service ({@link
 * java.util.ServiceLoader}) of modules that are set up by the environment. Services are looked for
 * only if a variable begins with {@code OTEL_}, as looking takes time at each start.
 */
public interface ObserverSource {
    /** What variables must begin with. */
    String PREFIX = "OTEL_";

    /**
     * Returns observers for an application that starts.
     *
     * @param declared those that the application has itself
     * @param environment the variables of the environment
     */
    List<RequestObserver> observers(
            List<RequestObserver> declared, Map<String, String> environment);
}

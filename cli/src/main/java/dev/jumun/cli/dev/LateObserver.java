package dev.jumun.cli.dev;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.runtime.engine.Scrapeable;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The observer of the development server, through which those of the application observe. Its
 * metrics are those of the generation that runs.
 */
record LateObserver(Generations generations) implements RequestObserver, Scrapeable {
    @Override
    public Observation begin(RequestHead head) {
        return new LateObservation();
    }

    @Override
    public Optional<Page> page(@Nullable String accept) {
        return generations.known() instanceof State.Fresh fresh
                ? fresh.generation().page(accept)
                : Optional.empty();
    }
}

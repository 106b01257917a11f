package dev.jumun.runtime.request;

import dev.jumun.runtime.engine.RequestSteps;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The steps of a request in their order: each has a line when it begins, and one when it ends. */
final class RecordedSteps implements RequestSteps {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    List<String> lines() {
        return lines;
    }

    @Override
    public Step begin(String what, String of) {
        String name = of.isEmpty() ? what : what + " " + of;
        lines.add("+ " + name);
        return new Step() {
            @Override
            public void end(@Nullable Throwable failure) {
                String why = failure == null ? "" : ": " + failure.getMessage();
                lines.add("- " + name + why);
            }

            @Override
            public void drop() {
                lines.add("x " + name);
            }
        };
    }
}

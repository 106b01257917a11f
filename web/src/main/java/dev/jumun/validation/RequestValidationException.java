package dev.jumun.validation;

import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request whose input is wrong: 422, with all problems. */
public final class RequestValidationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problems problems;

    /** Ends a request with problems, for generated code. */
    public RequestValidationException(Problems problems) {
        super("The request does not fit: " + problems, null, false, false);
        this.problems = problems;
    }

    /** Returns what is wrong, as FastAPI tells it: values that can be written as JSON. */
    public List<Map<String, @Nullable Object>> detail() {
        return detail(true);
    }

    /** Returns what is wrong, with the inputs or without them. */
    public List<Map<String, @Nullable Object>> detail(boolean inputs) {
        List<Map<String, @Nullable Object>> detail = new ArrayList<>();
        for (Problem problem : problems.list()) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("type", problem.type());
            entry.put("loc", problem.location());
            entry.put("msg", problem.message());
            if (inputs) {
                entry.put("input", problem.input());
            }
            if (!problem.context().isEmpty()) {
                entry.put("ctx", problem.context());
            }
            detail.add(entry);
        }
        return detail;
    }

    /** Returns what is wrong. */
    public Problems problems() {
        return problems;
    }
}

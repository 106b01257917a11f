package dev.jumun.validation;

import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request whose input is invalid. The response is 422, with all problems. */
public final class RequestValidationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problems problems;

    /** Creates an exception with problems, for generated code. */
    public RequestValidationException(Problems problems) {
        super("The request does not fit: " + problems, null, false, false);
        this.problems = problems;
    }

    /** Returns the problems in FastAPI's format, as values that can be written as JSON. */
    public List<Map<String, @Nullable Object>> detail() {
        return detail(true);
    }

    /** Returns the problems, with or without the rejected input. */
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

    /** Returns the problems. */
    public Problems problems() {
        return problems;
    }
}

package dev.jumun.runtime.failure;

import dev.jumun.HttpException;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.engine.StatusPhrase;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as RFC 9457 has it (section 3.1). Without a type of its own it is {@code about:blank},
 * and its title the phrase of the status (section 4.2.1).
 *
 * @param members in their order: a detail that is a map adds members, or takes their places
 */
record ProblemDetails(int status, Map<String, @Nullable Object> members) {
    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDetails of(RequestHead head, HttpException error) {
        ProblemDetails problem = begin(head, error.status());
        switch (error.detail()) {
            case null -> problem.members.remove("detail");
            case String text -> problem.members.put("detail", text);
            case Map<?, ?> more ->
                    more.forEach((name, value) -> problem.members.put(String.valueOf(name), value));
            case Object errors -> problem.members.put("errors", errors);
        }
        return problem;
    }

    /** Of what is wrong with a request. */
    static ProblemDetails of(RequestHead head, Iterable<?> problems) {
        ProblemDetails problem = begin(head, 422);
        problem.members.put("detail", "Validation Error");
        problem.members.put("errors", problems);
        return problem;
    }

    private static ProblemDetails begin(RequestHead head, int status) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", StatusPhrase.of(status));
        members.put("status", status);
        members.put("detail", StatusPhrase.of(status));
        members.put("instance", head.rootPath() + head.rawPath());
        return new ProblemDetails(status, members);
    }
}

package dev.jumun.middleware;

import dev.jumun.MutableHeaders;

import java.util.ArrayList;
import java.util.List;

/** What an answer depends on (RFC 9110, section 12.5.5). */
final class Vary {
    private Vary() {}

    /**
     * Adds a field of the request to those that the answer names already, in however many lines.
     */
    static MutableHeaders by(MutableHeaders answer, String field) {
        List<String> fields = new ArrayList<>(answer.all("vary"));
        fields.add(field);
        return answer.set("vary", String.join(", ", fields));
    }
}

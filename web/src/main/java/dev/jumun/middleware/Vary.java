package dev.jumun.middleware;

import dev.jumun.MutableHeaders;

import java.util.ArrayList;
import java.util.List;

/** The request fields that a response depends on (RFC 9110, section 12.5.5). */
final class Vary {
    private Vary() {}

    /** Adds a request field to {@code Vary}, which may have several lines already. */
    static MutableHeaders by(MutableHeaders answer, String field) {
        List<String> fields = new ArrayList<>(answer.all("vary"));
        fields.add(field);
        return answer.set("vary", String.join(", ", fields));
    }
}

package dev.jumun.runtime.middleware;

import dev.jumun.MutableHeaders;

import java.util.ArrayList;
import java.util.List;

/** The request fields that a response depends on (RFC 9110, section 12.5.5). */
public final class Vary {
    private Vary() {}

    /**
     * Adds a request field to {@code Vary}, which may have several lines already. A field that is
     * already listed is not repeated, and nothing is added to {@code *}, which means all fields.
     */
    public static MutableHeaders by(MutableHeaders answer, String field) {
        List<String> fields = new ArrayList<>();
        for (String line : answer.all("vary")) {
            for (String name : line.split(",", -1)) {
                if (!name.isBlank()) {
                    fields.add(name.strip());
                }
            }
        }
        boolean named =
                fields.stream().anyMatch(name -> name.equals("*") || name.equalsIgnoreCase(field));
        if (!named) {
            fields.add(field);
        }
        return answer.set("vary", String.join(", ", fields));
    }
}

package dev.jumun.server.request;

import dev.jumun.runtime.engine.Authority;

/** The host that the requests of a connection name: mostly all the same one. Event loop. */
public final class KnownHost {
    /** A name has no more (RFC 1035, section 2.3.4), and longer texts are not kept. */
    private static final int LONGEST = 255;

    private String last = "";

    /** Whether a text is a host, or a host and a port. */
    boolean isValid(String text) {
        if (text.equals(last)) {
            return !last.isEmpty();
        }
        boolean valid = Authority.isValid(text);
        if (valid && text.length() <= LONGEST) {
            last = text;
        }
        return valid;
    }
}

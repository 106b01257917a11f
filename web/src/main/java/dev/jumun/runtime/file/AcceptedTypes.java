package dev.jumun.runtime.file;

import dev.jumun.Headers;

import java.util.Locale;
import java.util.Set;

/** What a client accepts (RFC 9110, section 12.5.1). */
final class AcceptedTypes {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    private AcceptedTypes() {}

    /**
     * Whether it names pages, as a browser does that goes somewhere; a script that asks for data or
     * an image takes anything, and names none.
     */
    static boolean takesPage(Headers headers) {
        for (String field : headers.all("accept")) {
            for (String range : field.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = range.replace(" ", "").split(";", -1);
                if (PAGES.contains(parts[0].strip()) && !isRefused(parts)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isRefused(String[] parameters) {
        for (String parameter : parameters) {
            if (parameter.strip().matches("q=0(\\.0{0,3})?")) {
                return true;
            }
        }
        return false;
    }
}

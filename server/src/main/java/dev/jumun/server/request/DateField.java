package dev.jumun.server.request;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} field (RFC 9110, section 6.6.1), made once a second. */
public final class DateField {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private record Made(long second, String text) {}

    private static volatile Made made = new Made(0, "");

    private DateField() {}

    public static String now() {
        long second = System.currentTimeMillis() / 1000;
        Made last = made;
        if (last.second() != second) {
            last = new Made(second, FORMAT.format(Instant.ofEpochSecond(second)));
            made = last;
        }
        return last.text();
    }
}

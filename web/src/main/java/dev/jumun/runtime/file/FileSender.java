package dev.jumun.runtime.file;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.async.Async;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.ResponseBody;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends files: the part that was asked for (RFC 9110, section 14), or nothing if the client has it
 * already (section 13). The disk is read on threads that may stand still; no more than a piece is
 * in memory.
 */
public final class FileSender {
    private static final int PIECE = 64 * 1024;
    private static final Pattern RANGE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    private FileSender() {}

    /** Sends a file. Blocks until the transport has taken it. */
    public static void send(Exchange exchange, int status, Headers own, StoredFile file)
            throws Exception {
        MutableHeaders headers = new MutableHeaders();
        headers.add("accept-ranges", "bytes");
        headers.add("last-modified", date(file.modified()));
        headers.add("etag", file.etag());
        own.forEach(headers::set);
        if (headers.first("content-type") == null) {
            headers.add("content-type", MediaTypes.of(file.name()));
        }
        Headers asked = exchange.head().headers();
        String method = exchange.head().method();
        boolean reads = status == 200 && (method.equals("GET") || method.equals("HEAD"));
        if (reads && isFresh(asked, file)) {
            headers.remove("content-type");
            exchange.respond(304, headers, new byte[0], 0, 0);
            return;
        }
        long from = 0;
        long to = file.size();
        String range = asked.first("range");
        if (reads && range != null && mayBePart(asked, file)) {
            Matcher matcher = RANGE.matcher(range);
            boolean said =
                    matcher.matches()
                            && !(matcher.group(1).isEmpty() && matcher.group(2).isEmpty());
            if (said) {
                long first = first(matcher, file.size());
                long last = last(matcher, file.size());
                if (first > last || first >= file.size()) {
                    headers.set("content-range", "bytes */" + file.size());
                    headers.remove("content-type");
                    exchange.respond(416, headers, new byte[0], 0, 0);
                    return;
                }
                headers.set("content-range", "bytes %d-%d/%d".formatted(first, last, file.size()));
                from = first;
                to = last + 1;
                write(exchange, 206, headers, file, from, to);
                return;
            }
        }
        write(exchange, status, headers, file, from, to);
    }

    private static void write(
            Exchange exchange,
            int status,
            MutableHeaders headers,
            StoredFile file,
            long from,
            long to)
            throws Exception {
        headers.set("content-length", Long.toString(to - from));
        ResponseBody body = exchange.respond(status, headers);
        if (!exchange.head().method().equals("HEAD")) {
            InputStream in = Async.blocking(() -> file.opener().open());
            try {
                copy(in, from, to, body);
            } finally {
                Async.shield(
                        Duration.ofSeconds(5),
                        () -> {
                            in.close();
                            return true;
                        });
            }
        }
        body.end();
    }

    private static void copy(InputStream in, long from, long to, ResponseBody body) {
        Async.blocking(() -> {
            in.skipNBytes(from);
            return true;
        });
        byte[] piece = new byte[PIECE];
        long left = to - from;
        while (left > 0) {
            int most = (int) Math.min(left, PIECE);
            int count = Async.blocking(() -> in.readNBytes(piece, 0, most));
            if (count == 0) {
                throw new IllegalStateException("The file has become shorter while it was sent.");
            }
            body.write(piece, 0, count);
            left -= count;
        }
    }

    private static long first(Matcher range, long size) {
        return range.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(range.group(2)))
                : Long.parseLong(range.group(1));
    }

    private static long last(Matcher range, long size) {
        return range.group(1).isEmpty() || range.group(2).isEmpty()
                ? size - 1
                : Math.min(size - 1, Long.parseLong(range.group(2)));
    }

    private static boolean isFresh(Headers asked, StoredFile file) {
        String match = asked.first("if-none-match");
        if (match != null) {
            for (String tag : match.split(",", -1)) {
                String plain = tag.strip().replaceFirst("^W/", "");
                if (plain.equals("*") || plain.equals(file.etag())) {
                    return true;
                }
            }
            return false;
        }
        Instant since = instant(asked.first("if-modified-since"));
        return since != null && !file.modified().isAfter(since);
    }

    /** A part is of use only if it belongs to what the client has. */
    private static boolean mayBePart(Headers asked, StoredFile file) {
        String condition = asked.first("if-range");
        return condition == null
                || condition.strip().equals(file.etag())
                || file.modified().equals(instant(condition));
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(instant.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable Instant instant(@Nullable String date) {
        if (date == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

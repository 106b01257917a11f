package dev.jumun.runtime.file;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.async.Async;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.ResponseBody;

import java.io.InputStream;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends files: the part that was asked for (RFC 9110, section 14), or nothing if the client has it
 * already (section 13). The disk is read on threads that may block; no more than a piece is in
 * memory.
 */
public final class FileSender {
    private static final int PIECE = 64 * 1024;
    private static final Pattern RANGE =
            Pattern.compile("(?i)bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    private FileSender() {}

    /** Sends a file. Blocks until the transport has taken it. */
    public static void send(Exchange exchange, int status, Headers own, StoredFile file)
            throws Exception {
        MutableHeaders headers = new MutableHeaders();
        headers.add("accept-ranges", "bytes");
        headers.add("last-modified", Validators.date(file.modified()));
        headers.add("etag", file.etag());
        headers.add("x-content-type-options", "nosniff"); // an upload may look like a page
        own.forEach(headers::set);
        if (headers.first("content-type") == null) {
            headers.add("content-type", MediaTypes.of(file.name()));
        }
        Headers asked = exchange.head().headers();
        Validators validators = new Validators(headers);
        String method = exchange.head().method();
        boolean reads = status == 200 && (method.equals("GET") || method.equals("HEAD"));
        if (reads && validators.failPrecondition(asked)) {
            answerEmpty(exchange, 412, headers);
            return;
        }
        if (reads && validators.isFresh(asked)) {
            answerEmpty(exchange, 304, headers);
            return;
        }
        long size = file.size();
        String range = asked.first("range");
        Matcher matcher = RANGE.matcher(range == null ? "" : range);
        boolean asksForPart =
                reads
                        && matcher.matches()
                        && !(matcher.group(1).isEmpty() && matcher.group(2).isEmpty())
                        && validators.mayBePart(asked);
        if (!asksForPart || size == 0) { // slices of an empty file: all of it
            write(exchange, status, headers, file, 0, size);
            return;
        }
        long first = first(matcher, size);
        long last = last(matcher, size);
        if (first > last || first >= size) {
            headers.set("content-range", "bytes */" + size);
            answerEmpty(exchange, 416, headers);
            return;
        }
        headers.set("content-range", "bytes %d-%d/%d".formatted(first, last, size));
        write(exchange, 206, headers, file, first, last + 1);
    }

    private static void answerEmpty(Exchange exchange, int status, MutableHeaders headers) {
        headers.remove("content-type");
        exchange.respond(status, headers, new byte[0], 0, 0);
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
                throw new IllegalStateException("The file became shorter while it was being sent.");
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
}

package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestBody;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.stream.GatheredBody;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decompresses request bodies that are compressed with gzip. The decompressed size is limited,
 * since a small body may decompress to a very large one. If {@code Content-Encoding} lists several
 * codings, the last one is removed, if it is gzip; the others stay in the field.
 */
public final class Gunzip implements Filter {
    private final long limit;

    /**
     * Decompresses bodies up to a limit, in bytes after decompression. A larger body is answered
     * with 413.
     */
    public Gunzip(long limit) {
        this.limit = limit;
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        List<String> codings = codings(exchange.head().headers());
        if (codings.isEmpty() || !isGzip(codings.getLast())) {
            next.handle(exchange);
            return;
        }
        RequestHead head = new Unpacked(exchange.head(), codings);
        Body body = new Body(exchange, limit);
        try {
            next.handle(
                    new ForwardingExchange(exchange) {
                        @Override
                        public RequestHead head() {
                            return head;
                        }

                        @Override
                        public RequestBody body() {
                            return body;
                        }
                    });
        } finally {
            body.close();
        }
    }

    /** The codings in the order in which they were applied: several fields are one list. */
    private static List<String> codings(Headers headers) {
        List<String> codings = new ArrayList<>(1);
        for (String field : headers.all("content-encoding")) {
            for (String coding : field.split(",", -1)) {
                if (!coding.isBlank()) {
                    codings.add(coding.strip());
                }
            }
        }
        return codings;
    }

    /** RFC 9110, section 8.4.1.3. */
    private static boolean isGzip(String coding) {
        return coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip");
    }

    /** Without the fields that describe the compressed body. */
    private static final class Unpacked extends ForwardingHead {
        private final MutableHeaders headers = new MutableHeaders();

        Unpacked(RequestHead head, List<String> codings) {
            super(head);
            head.headers().forEach(headers::add);
            headers.remove("content-encoding").remove("content-length");
            if (codings.size() > 1) {
                headers.add(
                        "content-encoding",
                        String.join(", ", codings.subList(0, codings.size() - 1)));
            }
        }

        @Override
        public Headers headers() {
            return headers;
        }
    }

    private static final class Body extends GatheredBody {
        private final GzipInput unpacked;
        private final long limit;
        private long taken;

        Body(Exchange exchange, long limit) {
            super(exchange.attribute(BodyMemory.class));
            this.limit = limit;
            this.unpacked = new GzipInput(exchange.body());
        }

        void close() {
            unpacked.close();
        }

        @Override
        protected int readSome(byte[] buffer, int offset, int length) {
            try {
                int count = unpacked.read(buffer, offset, length);
                taken += Math.max(count, 0);
                if (taken > limit) {
                    throw new HttpException(413);
                }
                return count;
            } catch (IOException e) {
                throw new HttpException(400, "The body is not compressed as declared.", e);
            }
        }
    }
}

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

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Decompresses request bodies that are compressed with gzip. The decompressed size is limited,
 * since a small body may decompress to a very large one.
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
        String coding = exchange.head().headers().first("content-encoding");
        if (coding == null || !coding.strip().equalsIgnoreCase("gzip")) {
            next.handle(exchange);
            return;
        }
        RequestHead head = new Unpacked(exchange.head());
        RequestBody body = new Body(exchange, limit);
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
    }

    /** Removes the header fields that describe the compressed body. */
    private static final class Unpacked extends ForwardingHead {
        private final MutableHeaders headers = new MutableHeaders();

        Unpacked(RequestHead head) {
            super(head);
            head.headers().forEach(headers::add);
            headers.remove("content-encoding").remove("content-length");
        }

        @Override
        public Headers headers() {
            return headers;
        }
    }

    private static final class Body extends GatheredBody {
        private final InputStream packed;
        private final long limit;
        private long taken;
        private @Nullable InputStream unpacked;

        Body(Exchange exchange, long limit) {
            super(exchange.attribute(BodyMemory.class));
            RequestBody body = exchange.body();
            this.limit = limit;
            this.packed =
                    new InputStream() {
                        @Override
                        public int read() {
                            byte[] one = new byte[1];
                            return body.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                        }

                        @Override
                        public int read(byte[] bytes, int offset, int length) {
                            return body.read(bytes, offset, length);
                        }
                    };
        }

        @Override
        protected int readSome(byte[] buffer, int offset, int length) {
            try {
                InputStream in = unpacked;
                if (in == null) {
                    in = new GZIPInputStream(packed, 8192);
                    unpacked = in;
                }
                int count = in.read(buffer, offset, length);
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

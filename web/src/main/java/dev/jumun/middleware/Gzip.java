package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.runtime.middleware.Vary;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses responses for clients that accept gzip (RFC 9110, section 8.4.1.3). Complete responses
 * are compressed from a minimum size. Streamed responses are compressed as well, except for
 * server-sent events.
 */
public final class Gzip implements Filter {
    private final int minimum;
    private final boolean onlyText;

    /** Compresses responses of 500 bytes or more, as FastAPI does. */
    public Gzip() {
        this(500);
    }

    /** Compresses responses of at least this many bytes. */
    public Gzip(int minimum) {
        this(minimum, false);
    }

    private Gzip(int minimum, boolean onlyText) {
        this.minimum = minimum;
        this.onlyText = onlyText;
    }

    /**
     * Compresses responses of at least this many bytes whose media type compresses well: text,
     * JSON, XML, scripts. The server uses the same media types.
     */
    public static Gzip ofText(int minimum) {
        return new Gzip(minimum, true);
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        next.handle(accepts(exchange) ? new Compressed(exchange) : new Plain(exchange));
    }

    private static boolean accepts(Exchange exchange) {
        for (String field : exchange.head().headers().all("accept-encoding")) {
            for (String coding : field.split(",", -1)) {
                String name = coding.split(";", 2)[0].strip();
                boolean refused =
                        coding.indexOf(';') >= 0
                                && coding.replace(" ", "").matches(".*;q=0(\\.0*)?$");
                if ((name.equalsIgnoreCase("gzip") || name.equals("*")) && !refused) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isCompressible(int status, Headers headers) {
        return status != 206 // a part of the plain bytes stays one
                && headers.first("content-range") == null
                && headers.first("content-encoding") == null
                && (!onlyText || isText(headers.first("content-type")));
    }

    private static boolean isEvents(Headers headers) {
        String type = headers.first("content-type");
        return type != null && type.startsWith("text/event-stream");
    }

    /** Prevents caches from sending the uncompressed response to clients that accept gzip. */
    private static MutableHeaders varied(Headers headers) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return Vary.by(copy, "Accept-Encoding");
    }

    /** A compressed response needs a strong tag of its own (RFC 9110, section 8.8.3.3). */
    private static MutableHeaders encoded(Headers headers) {
        MutableHeaders encoded =
                varied(headers).remove("content-length").set("content-encoding", "gzip");
        String etag = headers.first("etag");
        if (etag != null && !etag.startsWith("W/")) {
            encoded.set("etag", "W/" + etag);
        }
        return encoded;
    }

    /** A response to a client that does not accept gzip. */
    private final class Plain extends ForwardingExchange {
        Plain(Exchange exchange) {
            super(exchange);
        }

        @Override
        public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
            boolean varies = length >= minimum && isCompressible(status, headers);
            super.respond(status, varies ? varied(headers) : headers, bytes, offset, length);
        }

        @Override
        public ResponseBody respond(int status, Headers headers) {
            boolean varies = !isEvents(headers) && isCompressible(status, headers);
            return super.respond(status, varies ? varied(headers) : headers);
        }
    }

    private final class Compressed extends ForwardingExchange {
        Compressed(Exchange exchange) {
            super(exchange);
        }

        @Override
        public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
            if (length == 0 || !isCompressible(status, headers)) {
                super.respond(status, headers, bytes, offset, length);
                return;
            }
            if (length < minimum) {
                super.respond(status, varied(headers), bytes, offset, length);
                return;
            }
            Buffer buffer = new Buffer();
            try (GZIPOutputStream out = new GZIPOutputStream(buffer)) {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            super.respond(status, encoded(headers), buffer.bytes(), 0, buffer.size());
        }

        @Override
        public ResponseBody respond(int status, Headers headers) {
            if (isEvents(headers) || !isCompressible(status, headers)) {
                return super.respond(status, headers);
            }
            return new Pieces(super.respond(status, encoded(headers)));
        }
    }

    private static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.startsWith("application/json")
                || type.startsWith("application/javascript")
                || type.startsWith("application/xml")
                || type.startsWith("image/svg+xml")
                || type.contains("+json");
    }

    /** A byte stream whose buffer can be read without a copy. */
    private static final class Buffer extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }

    /** Compresses piece by piece, and sends each piece at once. */
    private static final class Pieces implements ResponseBody {
        private final ResponseBody body;
        private final Buffer buffer = new Buffer();
        private @Nullable GZIPOutputStream out;

        Pieces(ResponseBody body) {
            this.body = body;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                GZIPOutputStream zip = open();
                zip.write(bytes, offset, length);
                zip.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            drain();
        }

        private GZIPOutputStream open() throws IOException {
            GZIPOutputStream zip = out;
            if (zip == null) {
                zip = new GZIPOutputStream(buffer, 512, true);
                out = zip;
            }
            return zip;
        }

        private void drain() {
            body.write(buffer.bytes(), 0, buffer.size());
            buffer.reset();
        }

        @Override
        public void flush() {
            body.flush();
        }

        @Override
        public void end() {
            try {
                open().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            drain();
            body.end();
        }
    }
}

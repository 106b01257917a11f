package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.engine.TraceParent;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Gives every request an id, in the header field {@code x-request-id} of the request and of its
 * response. An id that the client sends is kept if it is harmless. Errors are logged with the id.
 */
public final class RequestIds implements Filter {
    /** The header field. */
    public static final String FIELD = "x-request-id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

    /** Creates the filter. */
    public RequestIds() {}

    @Override
    public void handle(Exchange exchange, Handler next) {
        String said = exchange.head().headers().first(FIELD);
        boolean keeps = said != null && HARMLESS.matcher(said).matches();
        String id = keeps && said != null ? said : newId(exchange);
        MutableHeaders headers = new MutableHeaders();
        exchange.head().headers().forEach(headers::add);
        headers.set(FIELD, id);
        RequestHead head =
                new ForwardingHead(exchange.head()) {
                    @Override
                    public Headers headers() {
                        return headers;
                    }
                };
        exchange.changed(head);
        next.handle(
                new HeadFilter(exchange, answer -> answer.set(FIELD, id)) {
                    @Override
                    public RequestHead head() {
                        return head;
                    }
                });
    }

    /**
     * That of the trace, if there is one; else in its form (W3C Trace Context, section 3.2.2.3): 32
     * hexadecimal digits.
     */
    private static String newId(Exchange exchange) {
        TraceParent trace = exchange.attribute(TraceParent.class);
        if (trace != null) {
            return trace.traceId();
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}

package dev.jumun.cli.dev;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.middleware.HeadFilter;

import java.nio.charset.StandardCharsets;

/**
 * Tells which generation answers, and adds to pages the script that loads them again when there is
 * a newer one.
 */
final class DevExchange extends HeadFilter {
    private static final byte[] SCRIPT =
            "<script src=\"/.jumun/reload.js\"></script>\n".getBytes(StandardCharsets.US_ASCII);

    DevExchange(Exchange exchange, State.Fresh fresh) {
        super(
                exchange,
                fields ->
                        fields.set(
                                DevHandler.GENERATION,
                                String.valueOf(fresh.generation().number())));
    }

    @Override
    public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
        String type = headers.first("content-type");
        boolean isPage =
                type != null
                        && type.startsWith("text/html")
                        && headers.first("content-encoding") == null
                        && !head().method().equals("HEAD")
                        && length > 0;
        if (!isPage) {
            super.respond(status, headers, bytes, offset, length);
            return;
        }
        MutableHeaders fields = new MutableHeaders();
        headers.forEach(fields::add);
        fields.remove("content-length");
        fields.remove("etag");
        byte[] page = new byte[length + SCRIPT.length];
        System.arraycopy(bytes, offset, page, 0, length);
        System.arraycopy(SCRIPT, 0, page, length, SCRIPT.length);
        super.respond(status, fields, page, 0, page.length);
    }
}

package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.exchange.ResponseBody;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** An exchange that changes the header fields of its response. */
public class HeadFilter extends ForwardingExchange {
    private final Consumer<MutableHeaders> change;

    /** Wraps an exchange. The change is applied once, when the response begins. */
    public HeadFilter(Exchange exchange, Consumer<MutableHeaders> change) {
        super(exchange);
        this.change = change;
    }

    @Override
    public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
        super.respond(status, changed(headers), bytes, offset, length);
    }

    @Override
    public ResponseBody respond(int status, Headers headers) {
        return super.respond(status, changed(headers));
    }

    @Override
    public MessageChannel acceptWebSocket(@Nullable String subprotocol, Headers headers) {
        return super.acceptWebSocket(subprotocol, changed(headers));
    }

    private MutableHeaders changed(Headers headers) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        change.accept(copy);
        return copy;
    }
}

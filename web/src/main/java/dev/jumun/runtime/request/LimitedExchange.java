package dev.jumun.runtime.request;

import dev.jumun.HttpException;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestBody;
import dev.jumun.middleware.ForwardingExchange;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.stream.GatheredBody;

/** An exchange whose body has a limit of its own, as that of a route. */
public final class LimitedExchange extends ForwardingExchange {
    private final RequestBody body;

    private LimitedExchange(Exchange exchange, long most) {
        super(exchange);
        this.body = new LimitedBody(exchange, most);
    }

    /**
     * Limits the body of an exchange.
     *
     * @throws HttpException 413 if it is announced as longer
     */
    public static Exchange of(Exchange exchange, long most) {
        String length = exchange.head().headers().first("content-length");
        if (length != null && isMore(length, most)) {
            throw new HttpException(413);
        }
        return new LimitedExchange(exchange, most);
    }

    private static boolean isMore(String length, long most) {
        try {
            return Long.parseLong(length) > most;
        } catch (NumberFormatException e) {
            return false; // the engine has refused other requests
        }
    }

    @Override
    public RequestBody body() {
        return body;
    }

    private static final class LimitedBody extends GatheredBody {
        private final RequestBody whole;
        private final long most;
        private long taken;

        LimitedBody(Exchange exchange, long most) {
            super(exchange.attribute(BodyMemory.class));
            this.whole = exchange.body();
            this.most = most;
        }

        @Override
        protected int readSome(byte[] buffer, int offset, int length) {
            int count = whole.read(buffer, offset, length);
            taken += Math.max(count, 0);
            if (taken > most) {
                throw new HttpException(413);
            }
            return count;
        }
    }
}

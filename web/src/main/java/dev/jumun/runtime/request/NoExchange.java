package dev.jumun.runtime.request;

import dev.jumun.Headers;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestBody;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.ResponseBody;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Replaces the exchange outside of requests. The compiler ensures that it is not used, but
 * overrides might use it.
 */
final class NoExchange implements Exchange {
    private static IllegalStateException none() {
        return new IllegalStateException("There is no request here.");
    }

    @Override
    public RequestHead head() {
        throw none();
    }

    @Override
    public RequestBody body() {
        throw none();
    }

    @Override
    public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
        throw none();
    }

    @Override
    public ResponseBody respond(int status, Headers headers) {
        throw none();
    }

    @Override
    public boolean responded() {
        return false;
    }

    @Override
    public void onPeerGone(Runnable action) {
        // there is no peer that could go
    }

    @Override
    public boolean isPeerGone() {
        return false;
    }

    @Override
    public @Nullable Instant deadline() {
        return null;
    }
}

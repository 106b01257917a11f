package dev.jumun.runtime.request;

import dev.jumun.MutableHeaders;
import dev.jumun.ResponseCookie;
import dev.jumun.ResponseHead;

/** What was said about an answer while it was made. */
final class Settings implements ResponseHead {
    private final MutableHeaders headers = new MutableHeaders();
    private int status;

    @Override
    public void status(int value) {
        if (value < 200 || value > 599) {
            throw new IllegalArgumentException("A response cannot have the status " + value + ".");
        }
        status = value;
    }

    @Override
    public void header(String name, String value) {
        headers.add(name, value);
    }

    @Override
    public void cookie(String name, String value) {
        cookie(ResponseCookie.of(name, value));
    }

    @Override
    public void cookie(ResponseCookie cookie) {
        headers.add("set-cookie", cookie.toHeader());
    }

    @Override
    public void deleteCookie(String name) {
        cookie(ResponseCookie.of(name, "").deleted());
    }

    int status() {
        return status;
    }

    MutableHeaders headers() {
        return headers;
    }
}

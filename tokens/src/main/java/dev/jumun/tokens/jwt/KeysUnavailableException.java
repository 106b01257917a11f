package dev.jumun.tokens.jwt;

import dev.jumun.ServiceUnavailable;

/** The keys that tokens are verified with cannot be had: 503, since no client is to blame. */
public final class KeysUnavailableException extends RuntimeException implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    KeysUnavailableException(Throwable cause) {
        super("The keys that sign tokens cannot be fetched.", cause);
    }
}

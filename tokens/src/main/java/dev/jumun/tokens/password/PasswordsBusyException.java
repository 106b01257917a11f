package dev.jumun.tokens.password;

import dev.jumun.ServiceUnavailable;

/** Too many passwords wait to be hashed: 503, before all who log in wait for a minute. */
public final class PasswordsBusyException extends RuntimeException implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    PasswordsBusyException(int waiting) {
        super(waiting + " passwords wait to be hashed.");
    }
}

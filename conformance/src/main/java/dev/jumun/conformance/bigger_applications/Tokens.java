package dev.jumun.conformance.bigger_applications;

import dev.jumun.*;

/** What must be there before anything is done. */
final class Tokens {
    private Tokens() {}

    @Provides
    static void tokenHeader(@Header String xToken) {
        if (!xToken.equals("fake-super-secret-token")) {
            throw new HttpException(400, "X-Token header invalid");
        }
    }

    @Provides
    static void queryToken(String token) {
        if (!token.equals("jessica")) {
            throw new HttpException(400, "No Jessica token provided");
        }
    }
}

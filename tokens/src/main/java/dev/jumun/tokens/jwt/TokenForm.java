package dev.jumun.tokens.jwt;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;

import dev.jumun.tokens.jwt.InvalidTokenException.Reason;

import java.text.ParseException;
import java.util.Base64;

/**
 * The form of a token: three parts in Base64url, each in the one spelling that it has (RFC 7515,
 * section 2), and nothing in the header that must be understood and isn't. Two spellings of one
 * token would walk around a list of blocked ones.
 */
final class TokenForm {
    /** Far more than a header field holds; what is longer is not looked at. */
    static final int LONGEST = 16 * 1024;

    private TokenForm() {}

    static SignedJWT parse(String token) throws InvalidTokenException {
        if (token.length() > LONGEST) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "The token is longer than " + LONGEST + " characters.");
        }
        String[] parts = token.split("\\.", 4);
        if (parts.length != 3) {
            throw malformed();
        }
        for (String part : parts) {
            checkSpelling(part);
        }
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            checkHeader(parsed.getHeader());
            return parsed;
        } catch (ParseException | RuntimeException e) {
            // some that are no tokens make the parser stumble (a header of null); without the
            // cause, which may show the token
            throw malformed();
        }
    }

    private static void checkSpelling(String part) throws InvalidTokenException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                throw malformed();
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    /** RFC 7515, section 4.1.11: none is understood, and an empty list is forbidden. */
    private static void checkHeader(JWSHeader header) throws InvalidTokenException {
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "The token demands an extension that is not understood.");
        }
    }

    private static InvalidTokenException malformed() {
        return new InvalidTokenException(Reason.MALFORMED, "This isn't a signed token.");
    }
}

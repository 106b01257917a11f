package dev.jumun.tokens.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * A key for one algorithm.
 *
 * @param id what tokens call it ({@code kid}); empty if they don't
 * @param signer null if it only verifies
 */
record JwtKey(JWSAlgorithm algorithm, String id, @Nullable JWSSigner signer, JWSVerifier verifier) {
    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    /**
     * Refuses a pair of keys that do not belong together: no verifier would accept its signatures.
     */
    JwtKey {
        if (signer != null) {
            JWSHeader header = new JWSHeader(algorithm);
            try {
                if (!verifier.verify(header, PROBE, signer.sign(header, PROBE))) {
                    throw new IllegalArgumentException(
                            "The private key of "
                                    + algorithm
                                    + " does not belong to the public one.");
                }
            } catch (JOSEException e) {
                throw new IllegalArgumentException(
                        "The keys cannot be used for " + algorithm + ".", e);
            }
        }
    }

    JwtKey named(String name) {
        return new JwtKey(algorithm, name, signer, verifier);
    }

    /** Whether a token may be signed with it. */
    boolean fits(JWSHeader header) {
        return isOf(header.getAlgorithm())
                && (id.isEmpty() || header.getKeyID() == null || id.equals(header.getKeyID()));
    }

    /** Ed25519 has two names (RFC 8037, section 3.1; RFC 9864, section 2.2). */
    boolean isOf(JWSAlgorithm other) {
        return algorithm.equals(other)
                || (algorithm.equals(JWSAlgorithm.EdDSA) && other.equals(JWSAlgorithm.Ed25519));
    }

    boolean verifies(JWSHeader header, byte[] signed, Base64URL signature) {
        try {
            return verifier.verify(header, signed, signature);
        } catch (JOSEException e) {
            return false; // malformed in a way that the algorithm minds
        }
    }
}

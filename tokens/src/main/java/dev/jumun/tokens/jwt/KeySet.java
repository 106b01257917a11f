package dev.jumun.tokens.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** The public keys of a JSON Web Key Set (RFC 7517). */
final class KeySet {
    private KeySet() {}

    /**
     * Reads the keys that sign tokens with a supported algorithm, and ignores the others (RFC 7517,
     * section 5).
     *
     * @throws IllegalArgumentException if no key is usable
     */
    static List<JwtKey> parse(String json) {
        List<JwtKey> keys = new ArrayList<>();
        try {
            for (JWK key : JWKSet.parse(json).getKeys()) {
                JwtKey known = KeyUse.ENCRYPTION.equals(key.getKeyUse()) ? null : key(key);
                if (known != null) {
                    String id = key.getKeyID();
                    keys.add(id == null ? known : known.named(id));
                }
            }
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            throw new IllegalArgumentException("This isn't a set of JSON Web Keys (RFC 7517).", e);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "The set has no public key for RS256, PS256, ES256 or EdDSA.");
        }
        return List.copyOf(keys);
    }

    /** One algorithm for each key (RFC 8725, section 3.1): RS256, if an RSA key names none. */
    private static @Nullable JwtKey key(JWK key) throws JOSEException, GeneralSecurityException {
        return switch (key) {
            case RSAKey rsa when isFor(key, JWSAlgorithm.PS256, false) ->
                    JwtKeys.rsa(JWSAlgorithm.PS256, rsa.toRSAPublicKey(), null);
            case RSAKey rsa when isFor(key, JWSAlgorithm.RS256, true) ->
                    JwtKeys.rsa(JWSAlgorithm.RS256, rsa.toRSAPublicKey(), null);
            case ECKey ec when ec.getCurve().equals(Curve.P_256) ->
                    JwtKeys.es256(ec.toECPublicKey(), null);
            case OctetKeyPair pair when pair.getCurve().equals(Curve.Ed25519) ->
                    JwtKeys.ed25519(Ed25519.publicKey(pair.getDecodedX()), null);
            default -> null;
        };
    }

    private static boolean isFor(JWK key, JWSAlgorithm algorithm, boolean otherwise) {
        return key.getAlgorithm() == null
                ? otherwise
                : key.getAlgorithm().getName().equals(algorithm.getName());
    }
}

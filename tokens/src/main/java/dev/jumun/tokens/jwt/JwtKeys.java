package dev.jumun.tokens.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** Makes keys of the JDK's, and refuses those that are weak or of another kind (RFC 7518). */
final class JwtKeys {
    private static final int RSA_BITS = 2048;
    private static final int FEWEST_DIFFERENT_BYTES = 8;

    /** What a secret of HMAC never is: a key that everybody may know, or one of another kind. */
    private static final List<String> NO_SECRETS =
            List.of("-----BEGIN", "ssh-", "ecdsa-sha2-", "{\"k", "0\u0082\u0001");

    private JwtKeys() {}

    static JwtKey hs256(byte[] secret) {
        String text = new String(secret, StandardCharsets.ISO_8859_1).strip();
        if (NO_SECRETS.stream().anyMatch(text::startsWith)) {
            throw new IllegalArgumentException(
                    "The secret of HS256 is a key of another kind (PEM, SSH, JWK or DER); if it is"
                            + " a public one, everybody could sign. Use rs256, ps256, es256 or"
                            + " ed25519 for key pairs.");
        }
        try {
            JwtKey key =
                    new JwtKey(
                            JWSAlgorithm.HS256, "", new MACSigner(secret), new MACVerifier(secret));
            if (text.chars().distinct().count() < FEWEST_DIFFERENT_BYTES) {
                throw new IllegalArgumentException(
                        "The secret of HS256 repeats itself. Make a random one: openssl rand -hex"
                                + " 32.");
            }
            return key;
        } catch (KeyLengthException e) {
            throw new IllegalArgumentException(
                    "The secret of HS256 has " + secret.length + " bytes, and needs 32.", e);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The secret cannot be used for HS256.", e);
        }
    }

    static JwtKey rsa(
            JWSAlgorithm algorithm, RSAPublicKey publicKey, @Nullable PrivateKey privateKey) {
        int bits = publicKey.getModulus().bitLength();
        if (bits < RSA_BITS) {
            throw new IllegalArgumentException(
                    "The key of " + algorithm + " has " + bits + " bits, and needs 2048.");
        }
        return new JwtKey(
                algorithm,
                "",
                privateKey == null ? null : new RSASSASigner(privateKey),
                new RSASSAVerifier(publicKey));
    }

    static JwtKey es256(ECPublicKey publicKey, @Nullable ECPrivateKey privateKey) {
        try {
            ECDSAVerifier verifier = new ECDSAVerifier(publicKey);
            if (!verifier.supportedJWSAlgorithms().contains(JWSAlgorithm.ES256)) {
                throw new IllegalArgumentException("The key of ES256 is not on the curve P-256.");
            }
            return new JwtKey(
                    JWSAlgorithm.ES256,
                    "",
                    privateKey == null ? null : new ECDSASigner(privateKey),
                    verifier);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The key of ES256 is not on the curve P-256.", e);
        }
    }

    static JwtKey ed25519(EdECPublicKey publicKey, @Nullable EdECPrivateKey privateKey) {
        if (!publicKey.getParams().getName().equals("Ed25519")) {
            throw new IllegalArgumentException("The key is not one of Ed25519.");
        }
        return new JwtKey(
                JWSAlgorithm.EdDSA,
                "",
                privateKey == null ? null : new Ed25519.Signer(privateKey),
                new Ed25519.Verifier(publicKey));
    }
}

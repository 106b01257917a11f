package dev.jumun.tokens.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSProvider;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** EdDSA on Ed25519 (RFC 8037, section 3.1) by the JDK; Nimbus's own needs another library. */
final class Ed25519 {
    private static final Set<JWSAlgorithm> NAMES = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    /** What precedes the 32 bytes of a public key (RFC 8410, section 4). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** Of the {@code x} of a JSON Web Key (RFC 8037, section 2). */
    static EdECPublicKey publicKey(byte[] x) throws GeneralSecurityException {
        byte[] encoded = new byte[PREFIX.length + x.length];
        System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
        System.arraycopy(x, 0, encoded, PREFIX.length, x.length);
        return (EdECPublicKey)
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    interface Provider extends JWSProvider {
        @Override
        default Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return NAMES;
        }

        @Override
        default JCAContext getJCAContext() {
            return new JCAContext();
        }
    }

    record Signer(PrivateKey key) implements JWSSigner, Provider {
        @Override
        public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(input);
                return Base64URL.encode(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new JOSEException("Ed25519 cannot sign.", e);
            }
        }
    }

    record Verifier(PublicKey key) implements JWSVerifier, Provider {
        @Override
        public boolean verify(JWSHeader header, byte[] input, Base64URL signed)
                throws JOSEException {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initVerify(key);
                signature.update(input);
                return signature.verify(signed.decode());
            } catch (SignatureException malformed) {
                return false;
            } catch (GeneralSecurityException e) {
                throw new JOSEException("Ed25519 cannot verify.", e);
            }
        }
    }
}

package dev.jumun.server;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * How HTTPS is served: TLS 1.3, and TLS 1.2 with forward secrecy and authenticated encryption only
 * (RFC 9325, section 4.2); a client cannot renegotiate. Immutable: the {@code with} methods return
 * a changed copy. Files are read when the server starts.
 *
 * @param certificate a PEM file with the certificate chain
 * @param key a PEM file with the certificate's private key
 * @param keyPassword the password of the key's file, or null if it has none
 * @param clientAuthorities a PEM file with the certificates of those who certify clients, or null
 *     if clients need no certificate
 */
public record TlsSettings(
        Path certificate,
        Path key,
        @Nullable String keyPassword,
        @Nullable Path clientAuthorities) {
    /** With a certificate chain and its key, and no certificates of clients. */
    public static TlsSettings of(Path certificate, Path key) {
        return new TlsSettings(certificate, key, null, null);
    }

    /** Returns a copy for a key whose file is encrypted (PKCS #8). */
    public TlsSettings withKeyPassword(String password) {
        return new TlsSettings(certificate, key, password, clientAuthorities);
    }

    /**
     * Returns a copy that only serves clients with a certificate of one of these authorities
     * (mutual TLS). Others are refused in the handshake. What the client has shown is in {@link
     * dev.jumun.Request#clientCertificate}.
     */
    public TlsSettings withClientAuthorities(Path authorities) {
        return new TlsSettings(certificate, key, keyPassword, authorities);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "TLS with "
                + certificate
                + (clientAuthorities == null ? "" : " for clients of " + clientAuthorities);
    }
}

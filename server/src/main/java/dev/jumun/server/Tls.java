package dev.jumun.server;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes TLS of its settings, and tells what a client has shown. */
final class Tls {
    /** Those with forward secrecy and authenticated encryption (RFC 9325, section 4.2). */
    private static final List<String> SUITES =
            List.of(
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private Tls() {}

    /**
     * Reads the files.
     *
     * @throws IOException if one cannot be used; the message contains the file and the reason
     */
    static SslContext context(TlsSettings settings) throws IOException {
        Path authorities = settings.clientAuthorities();
        requireFile(settings.certificate(), "certificate");
        requireFile(settings.key(), "private key");
        if (authorities != null) {
            requireFile(authorities, "clients' authorities");
        }
        try {
            SslContextBuilder builder =
                    SslContextBuilder.forServer(
                                    settings.certificate().toFile(),
                                    settings.key().toFile(),
                                    settings.keyPassword())
                            .sslProvider(SslProvider.JDK)
                            .protocols("TLSv1.3", "TLSv1.2")
                            .ciphers(SUITES, SupportedCipherSuiteFilter.INSTANCE)
                            .applicationProtocolConfig(
                                    new ApplicationProtocolConfig(
                                            Protocol.ALPN,
                                            SelectorFailureBehavior.NO_ADVERTISE,
                                            SelectedListenerFailureBehavior.ACCEPT,
                                            ApplicationProtocolNames.HTTP_2,
                                            ApplicationProtocolNames.HTTP_1_1));
            if (authorities != null) {
                builder.trustManager(authorities.toFile()).clientAuth(ClientAuth.REQUIRE);
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "The PEM pair "
                            + settings.certificate()
                            + " and "
                            + settings.key()
                            + (authorities == null
                                    ? ""
                                    : ", or the authorities " + authorities + ",")
                            + " cannot be used: "
                            + cause.getMessage()
                            + (settings.keyPassword() == null
                                    ? ""
                                    : " The key's password may be wrong."),
                    e);
        }
    }

    private static void requireFile(Path file, String what) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("The file of the " + what + " cannot be read: " + file);
        }
    }
}

package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyStore;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** What TLS lets in, and what it doesn't. */
@Timeout(60)
class TlsTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir private Path directory = Path.of("");

    private Server serve(TlsSettings tls) throws IOException {
        return Server.start(
                exchange -> {
                    var shown = exchange.head().clientCertificate();
                    Handlers.text(
                            exchange,
                            200,
                            shown == null ? "nobody" : shown.getSubjectX500Principal().getName());
                },
                ServerSettings.defaults().withPort(0).withTls(tls));
    }

    private static String ask(SSLSocket socket) throws IOException {
        socket.setSoTimeout(15_000);
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!text.toString().endsWith("localhost") && !text.toString().endsWith("nobody")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private static SSLSocket connect(SSLContext context, Server server) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port());
    }

    @Test
    void aSecondHandshakeEndsTheConnection() throws Exception {
        PemPair pem = PemPair.make(directory);
        Server server = serve(TlsSettings.of(pem.certificate(), pem.key()));
        try (SSLSocket socket = connect(pem.trusting(), server)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThat(ask(socket)).endsWith("nobody");
            assertThat(ask(socket)).endsWith("nobody");
            assertThatThrownBy(
                            () -> {
                                socket.startHandshake();
                                ask(socket);
                            })
                    .isInstanceOf(IOException.class);
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void suitesWithoutAuthenticatedEncryptionAreRefused() throws Exception {
        PemPair pem = PemPair.make(directory);
        Server server = serve(TlsSettings.of(pem.certificate(), pem.key()));
        try (SSLSocket weak = connect(pem.trusting(), server);
                SSLSocket strong = connect(pem.trusting(), server);
                SSLSocket newest = connect(pem.trusting(), server)) {
            weak.setEnabledProtocols(new String[] {"TLSv1.2"});
            weak.setEnabledCipherSuites(
                    new String[] {
                        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"
                    });
            assertThatThrownBy(weak::startHandshake).isInstanceOf(IOException.class);
            strong.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThat(ask(strong)).endsWith("nobody");
            newest.setEnabledProtocols(new String[] {"TLSv1.3"});
            assertThat(ask(newest)).endsWith("nobody");
        } finally {
            server.stop(() -> {});
        }
    }

    /** A client that trusts one pair, and shows another. */
    private static SSLContext showing(Path store, PemPair trusted) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "password".toCharArray());
        }
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "password".toCharArray());
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        try (InputStream in = Files.newInputStream(trusted.certificate())) {
            trust.setCertificateEntry(
                    "server",
                    java.security.cert.CertificateFactory.getInstance("X.509")
                            .generateCertificate(in));
        }
        TrustManagerFactory trusting =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] managers = factory.getKeyManagers();
        context.init(managers, trusting.getTrustManagers(), null);
        return context;
    }

    @Test
    void clientsShowACertificateOfAnAuthority() throws Exception {
        PemPair pem = PemPair.make(directory);
        Path other = Files.createDirectory(directory.resolve("client"));
        PemPair client = PemPair.make(other);
        Path third = Files.createDirectory(directory.resolve("stranger"));
        PemPair.make(third);
        Server server =
                serve(
                        TlsSettings.of(pem.certificate(), pem.key())
                                .withClientAuthorities(client.certificate()));
        try (SSLSocket known = connect(showing(other.resolve("store.p12"), pem), server);
                SSLSocket stranger = connect(showing(third.resolve("store.p12"), pem), server);
                SSLSocket without = connect(pem.trusting(), server)) {
            assertThat(ask(known)).endsWith("CN=localhost");
            assertThatThrownBy(() -> ask(stranger)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> ask(without)).isInstanceOf(IOException.class);
        } finally {
            server.stop(() -> {});
        }
    }

    private static void encrypt(Path key, String password) throws Exception {
        String text = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm)
                        .generateSecret(new PBEKeySpec(password.toCharArray())));
        byte[] encrypted = cipher.doFinal(Base64.getDecoder().decode(text));
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        byte[] encoded = new EncryptedPrivateKeyInfo(parameters, encrypted).getEncoded();
        Files.writeString(
                key,
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                        + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
    }

    @Test
    void aKeyMayHaveAPassword() throws Exception {
        PemPair pem = PemPair.make(directory);
        encrypt(pem.key(), "secret");
        TlsSettings settings = TlsSettings.of(pem.certificate(), pem.key());
        Server server = serve(settings.withKeyPassword("secret"));
        try (SSLSocket socket = connect(pem.trusting(), server)) {
            assertThat(ask(socket)).endsWith("nobody");
        } finally {
            server.stop(() -> {});
        }
        assertThatThrownBy(() -> serve(settings.withKeyPassword("another")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The key's password may be wrong.");
        assertThatThrownBy(() -> serve(settings)).isInstanceOf(IOException.class);
        assertThat(settings.withKeyPassword("secret").toString()).doesNotContain("secret");
        assertThatThrownBy(() -> serve(TlsSettings.of(pem.certificate(), directory.resolve("no"))))
                .hasMessage(
                        "The file of the private key cannot be read: " + directory.resolve("no"));
    }
}

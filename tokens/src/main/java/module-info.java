/** Tokens and passwords: JSON Web Tokens through Nimbus, Argon2 through Password4j. */
module dev.jumun.tokens {
    requires com.nimbusds.jose.jwt;
    requires transitive dev.jumun;
    requires java.net.http;
    requires dev.jumun.async;
    requires static transitive org.jspecify;
    requires password4j;

    exports dev.jumun.tokens.jwt;
    exports dev.jumun.tokens.password;
}

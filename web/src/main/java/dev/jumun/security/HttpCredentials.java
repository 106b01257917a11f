package dev.jumun.security;

/**
 * What the field {@code Authorization} holds. Its text form does not show the credentials.
 *
 * @param scheme as the client wrote it: {@code Bearer}
 * @param credentials what follows it; not empty
 */
public record HttpCredentials(String scheme, String credentials) {
    @Override
    public String toString() {
        return "HttpCredentials[scheme=" + scheme + ", credentials=**********]";
    }
}

package dev.jumun.security;

/**
 * The contents of the field {@code Authorization}. {@code toString} masks the credentials.
 *
 * @param scheme the scheme, as the client wrote it: {@code Bearer}
 * @param credentials the text after the scheme; not empty
 */
public record HttpCredentials(String scheme, String credentials) {
    @Override
    public String toString() {
        return "HttpCredentials[scheme=" + scheme + ", credentials=**********]";
    }
}

package dev.jumun.security;

import dev.jumun.Secret;

/**
 * A user name and a password, as the client sent them. {@code toString} masks the password.
 *
 * @param username the user name, without a colon
 * @param password the password, which may be empty
 */
public record BasicCredentials(String username, String password) {
    /**
     * Compares the credentials with the expected ones in constant time: the duration does not
     * depend on how many characters match. Use it for a password from the configuration. Store the
     * passwords of users as hashes only.
     */
    public boolean match(String expectedUsername, String expectedPassword) {
        // always compare both: the duration must not disclose that the name is right
        boolean rightName = new Secret(expectedUsername).matches(username);
        boolean rightPassword = new Secret(expectedPassword).matches(password);
        return rightName && rightPassword;
    }

    @Override
    public String toString() {
        return "BasicCredentials[username=" + username + ", password=**********]";
    }
}

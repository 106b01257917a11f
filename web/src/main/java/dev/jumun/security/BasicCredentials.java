package dev.jumun.security;

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
        // both are compared always: the time must not tell that the name is right
        boolean rightName = ConstantTime.equal(username, expectedUsername);
        boolean rightPassword = ConstantTime.equal(password, expectedPassword);
        return rightName && rightPassword;
    }

    @Override
    public String toString() {
        return "BasicCredentials[username=" + username + ", password=**********]";
    }
}

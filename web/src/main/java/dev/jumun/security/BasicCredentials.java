package dev.jumun.security;

/**
 * A name and a password, as the client sent them. Their text form does not show the password.
 *
 * @param username has no colon
 * @param password may be empty
 */
public record BasicCredentials(String username, String password) {
    /**
     * Compares with what they should be, in a time that does not tell how much of it is right. For
     * a password of the configuration; one of a user is kept as a hash only.
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

package dev.jumun;

/**
 * A text that must not be disclosed by accident, such as a password. When it is printed or written
 * as JSON, it is replaced with asterisks.
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return value.isEmpty() ? "" : "**********";
    }
}

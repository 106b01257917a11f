package dev.jumun;

/**
 * Text that must not be seen by accident: where it is printed or written, stars stand for it.
 *
 * @param value the text itself
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return value.isEmpty() ? "" : "**********";
    }
}

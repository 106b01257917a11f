package dev.jumun.bus;

/** Thrown for a frame that an engine will not take the next time either: it isn't sent again. */
final class FrameRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    FrameRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.jumun;

/** The format of the errors that the framework answers. */
public enum ErrorFormat {
    /** {@code {"detail": …}}, as in FastAPI. */
    DETAIL,

    /** Problem details (RFC 9457), as {@code application/problem+json}. */
    PROBLEM_JSON
}

package dev.jumun;

/** How the framework writes the errors that it answers itself. */
public enum ErrorFormat {
    /** {@code {"detail": …}}, as FastAPI does. */
    DETAIL,

    /** Problem details (RFC 9457), as {@code application/problem+json}. */
    PROBLEM_JSON
}

package dev.jumun.openapi;

/** The style of an OpenAPI document, where FastAPI and the specification differ. */
public enum DocumentStyle {
    /**
     * FastAPI's style: version 3.1.0, {@code itemSchema} of 3.2 for streams, and pydantic's
     * formats. Clients that were generated from a FastAPI document need no changes.
     */
    FASTAPI,

    /**
     * Strict OpenAPI 3.1, for tools that reject extensions. {@code itemSchema} becomes {@code
     * x-itemSchema}. Numbers and files have their formats ({@code int64}, {@code double}, {@code
     * binary}). Times without an offset have the formats {@code date-time-local} and {@code
     * time-local} of the format registry. The discriminator of a union is required.
     */
    OPENAPI_3_1,

    /** OpenAPI 3.2: the same as {@link #OPENAPI_3_1}, with {@code itemSchema}. */
    OPENAPI_3_2
}

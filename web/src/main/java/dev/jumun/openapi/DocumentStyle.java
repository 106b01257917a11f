package dev.jumun.openapi;

/** How an API's document is written, where FastAPI's and the specification's ways part. */
public enum DocumentStyle {
    /**
     * As FastAPI writes it: version 3.1.0 with {@code itemSchema} of 3.2 for streams, and
     * pydantic's formats. Clients that were made of a FastAPI document stay as they are.
     */
    FASTAPI,

    /**
     * OpenAPI 3.1 by the letter, for tools that refuse what it does not know: {@code itemSchema} is
     * {@code x-itemSchema}, numbers and files have their formats ({@code int64}, {@code double},
     * {@code binary}), times without an offset have {@code date-time-local} and {@code time-local}
     * of the format registry, and the discriminator of a union is required.
     */
    OPENAPI_3_1,

    /** OpenAPI 3.2: as {@link #OPENAPI_3_1}, with {@code itemSchema}. */
    OPENAPI_3_2
}

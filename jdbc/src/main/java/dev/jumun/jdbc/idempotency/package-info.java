/** Requests with an {@code Idempotency-Key}, which have one effect however often they are sent. */
@NullMarked
package dev.jumun.jdbc.idempotency;

import org.jspecify.annotations.NullMarked;

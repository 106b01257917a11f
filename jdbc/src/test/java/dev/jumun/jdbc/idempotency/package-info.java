/** Requests with an {@code Idempotency-Key}, on one node and on two. */
@NullMarked
package dev.jumun.jdbc.idempotency;

import org.jspecify.annotations.NullMarked;

/** Annotations that only the OpenAPI document uses. */
@NullMarked
package dev.jumun.openapi;

import org.jspecify.annotations.NullMarked;

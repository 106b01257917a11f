/** Annotations that affect only the OpenAPI document. */
@NullMarked
package dev.jumun.openapi;

import org.jspecify.annotations.NullMarked;

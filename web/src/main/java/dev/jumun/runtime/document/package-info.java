/**
 * The OpenAPI document, put together once from the descriptions of routes, and the pages that show
 * it.
 */
@NullMarked
package dev.jumun.runtime.document;

import org.jspecify.annotations.NullMarked;

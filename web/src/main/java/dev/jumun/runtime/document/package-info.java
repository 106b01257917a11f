/**
 * The OpenAPI document, put together once from what routes say of themselves, and the pages that
 * show it.
 */
@NullMarked
package dev.jumun.runtime.document;

import org.jspecify.annotations.NullMarked;

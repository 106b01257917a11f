/** JSON Schema (draft 2020-12) as values. */
@NullMarked
package dev.jumun.runtime.schema;

import org.jspecify.annotations.NullMarked;

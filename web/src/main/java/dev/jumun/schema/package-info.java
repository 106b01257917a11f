/** JSON Schema (draft 2020-12) as values. */
@NullMarked
package dev.jumun.schema;

import org.jspecify.annotations.NullMarked;

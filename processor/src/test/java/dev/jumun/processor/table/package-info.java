/** The table of annotations: what may stand where, and at which types. */
@NullMarked
package dev.jumun.processor.table;

import org.jspecify.annotations.NullMarked;

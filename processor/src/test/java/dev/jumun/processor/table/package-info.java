/** The table of annotations: what is allowed where, and for which types. */
@NullMarked
package dev.jumun.processor.table;

import org.jspecify.annotations.NullMarked;

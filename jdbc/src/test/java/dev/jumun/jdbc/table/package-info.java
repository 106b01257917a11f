/** Tables of this module's own. */
@NullMarked
package dev.jumun.jdbc.table;

import org.jspecify.annotations.NullMarked;

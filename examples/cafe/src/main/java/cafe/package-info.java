/** A café: the example. */
@NullMarked
package cafe;

import org.jspecify.annotations.NullMarked;

/** The chain within one process. */
@NullMarked
package chain;

import org.jspecify.annotations.NullMarked;

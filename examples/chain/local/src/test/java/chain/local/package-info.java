/** The chain on two nodes. */
@NullMarked
package chain.local;

import org.jspecify.annotations.NullMarked;

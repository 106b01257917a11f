/** The benchmark's application on Jumun. */
@NullMarked
package peer;

import org.jspecify.annotations.NullMarked;

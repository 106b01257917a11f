@NullMarked
package cafe;

import org.jspecify.annotations.NullMarked;

@NullMarked
package heroes;

import org.jspecify.annotations.NullMarked;

/** Two threads, one object, and every outcome that may be seen: jcstress tries them all. */
@NullMarked
package dev.jumun.races;

import org.jspecify.annotations.NullMarked;

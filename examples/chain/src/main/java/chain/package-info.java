/** A chain of cafés: one program on several nodes, which share a PostgreSQL. */
@NullMarked
package chain;

import org.jspecify.annotations.NullMarked;

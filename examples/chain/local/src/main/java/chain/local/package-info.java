/** PostgreSQL and two nodes on this machine, to try the chain of cafés. */
@NullMarked
package chain.local;

import org.jspecify.annotations.NullMarked;

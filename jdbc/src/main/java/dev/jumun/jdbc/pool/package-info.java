/** What all that use a pool of connections share. */
@NullMarked
package dev.jumun.jdbc.pool;

import org.jspecify.annotations.NullMarked;

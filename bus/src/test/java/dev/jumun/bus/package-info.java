/** Tests of buses, on a real PostgreSQL and a real Redis. */
@NullMarked
package dev.jumun.bus;

import org.jspecify.annotations.NullMarked;

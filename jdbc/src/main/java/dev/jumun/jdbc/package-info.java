/** Lends database transactions to requests: cancelled, limited and answered as requests are. */
@NullMarked
package dev.jumun.jdbc;

import org.jspecify.annotations.NullMarked;

/** On a real PostgreSQL, as a user would. */
@NullMarked
package dev.jumun.jdbc;

import org.jspecify.annotations.NullMarked;

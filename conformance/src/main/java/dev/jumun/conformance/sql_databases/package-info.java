/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.sql_databases;

import org.jspecify.annotations.NullMarked;

/** Who is logged in, in a database: a log-out ends sessions everywhere. */
@NullMarked
package dev.jumun.jdbc.login;

import org.jspecify.annotations.NullMarked;

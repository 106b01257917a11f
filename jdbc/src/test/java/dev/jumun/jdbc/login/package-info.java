/** Users who log in at one node and out at another. */
@NullMarked
package dev.jumun.jdbc.login;

import org.jspecify.annotations.NullMarked;

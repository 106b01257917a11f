/** Passwords, of which only a hash is kept. */
@NullMarked
package dev.jumun.security.password;

import org.jspecify.annotations.NullMarked;

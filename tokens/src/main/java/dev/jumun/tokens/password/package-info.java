/** Passwords, of which only a hash is kept. */
@NullMarked
package dev.jumun.tokens.password;

import org.jspecify.annotations.NullMarked;

/** JSON Web Tokens, signed and verified with one key and one algorithm. */
@NullMarked
package dev.jumun.security.jwt;

import org.jspecify.annotations.NullMarked;

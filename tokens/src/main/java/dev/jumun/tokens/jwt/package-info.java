/** JSON Web Tokens, signed and verified with one key and one algorithm. */
@NullMarked
package dev.jumun.tokens.jwt;

import org.jspecify.annotations.NullMarked;

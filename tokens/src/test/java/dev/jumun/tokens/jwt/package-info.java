@NullMarked
package dev.jumun.tokens.jwt;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.jumun.tokens.password;

import org.jspecify.annotations.NullMarked;

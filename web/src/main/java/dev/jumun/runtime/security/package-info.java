/** Security schemes as generated code declares them. */
@NullMarked
package dev.jumun.runtime.security;

import org.jspecify.annotations.NullMarked;

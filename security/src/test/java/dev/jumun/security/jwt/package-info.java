@NullMarked
package dev.jumun.security.jwt;

import org.jspecify.annotations.NullMarked;

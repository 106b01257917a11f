@NullMarked
package dev.jumun.security.password;

import org.jspecify.annotations.NullMarked;

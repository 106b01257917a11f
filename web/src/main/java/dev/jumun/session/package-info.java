/** Sessions of visitors in signed cookies. */
@NullMarked
package dev.jumun.session;

import org.jspecify.annotations.NullMarked;

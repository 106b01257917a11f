/** Sessions of visitors, in cookies that are signed. */
@NullMarked
package dev.jumun.session;

import org.jspecify.annotations.NullMarked;

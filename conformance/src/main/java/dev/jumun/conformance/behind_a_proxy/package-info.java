/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.behind_a_proxy;

import org.jspecify.annotations.NullMarked;

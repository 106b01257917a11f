/** What filters and observers have in common, each by itself. */
@NullMarked
package dev.jumun.runtime.middleware;

import org.jspecify.annotations.NullMarked;

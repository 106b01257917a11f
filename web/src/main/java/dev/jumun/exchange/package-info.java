/** The one seam between an engine and the framework: a request, its answer, and the peer. */
@NullMarked
package dev.jumun.exchange;

import org.jspecify.annotations.NullMarked;

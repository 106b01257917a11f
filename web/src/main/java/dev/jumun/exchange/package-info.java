/** The interface between an engine and the framework: a request, its response, and the peer. */
@NullMarked
package dev.jumun.exchange;

import org.jspecify.annotations.NullMarked;

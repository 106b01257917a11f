/**
 * What an engine and the framework share, below both: authorities, percent-encoding, reason
 * phrases, and how long work holds a thread.
 */
@NullMarked
package dev.jumun.runtime.engine;

import org.jspecify.annotations.NullMarked;

/** One small program for each idea: what waits, what runs, and who gives back what was lent. */
@NullMarked
package dev.jumun.examples.lessons;

import org.jspecify.annotations.NullMarked;

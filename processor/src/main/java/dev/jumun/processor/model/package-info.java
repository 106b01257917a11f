/** What a declaration says, as values. */
@NullMarked
package dev.jumun.processor.model;

import org.jspecify.annotations.NullMarked;

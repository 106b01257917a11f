/** The contents of a declaration, as values. */
@NullMarked
package dev.jumun.processor.model;

import org.jspecify.annotations.NullMarked;

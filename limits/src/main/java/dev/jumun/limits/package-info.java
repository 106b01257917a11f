/** Limits how often clients may ask. */
@NullMarked
package dev.jumun.limits;

import org.jspecify.annotations.NullMarked;

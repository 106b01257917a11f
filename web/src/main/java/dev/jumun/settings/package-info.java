/** Fills records from the environment. */
@NullMarked
package dev.jumun.settings;

import org.jspecify.annotations.NullMarked;

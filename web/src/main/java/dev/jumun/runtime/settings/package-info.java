/** Settings records, filled from the environment by generated code. */
@NullMarked
package dev.jumun.runtime.settings;

import org.jspecify.annotations.NullMarked;

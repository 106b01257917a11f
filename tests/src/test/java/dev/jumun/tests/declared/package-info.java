/** Declarations as users write them: compiled in memory with the processor, then asked. */
@NullMarked
package dev.jumun.tests.declared;

import org.jspecify.annotations.NullMarked;

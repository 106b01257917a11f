/** The types that have codecs, their constraints, and the codecs' source. */
@NullMarked
package dev.jumun.processor.type;

import org.jspecify.annotations.NullMarked;

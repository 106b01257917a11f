/**
 * How the processor looks at what it is given: elements, annotations, Javadoc; and how it reports.
 */
@NullMarked
package dev.jumun.processor.source;

import org.jspecify.annotations.NullMarked;

/** What Javadoc says, for the document. */
@NullMarked
package dev.jumun.processor.document;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.jumun.processor.source;

import org.jspecify.annotations.NullMarked;

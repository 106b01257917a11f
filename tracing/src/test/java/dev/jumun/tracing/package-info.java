@NullMarked
package dev.jumun.tracing;

import org.jspecify.annotations.NullMarked;

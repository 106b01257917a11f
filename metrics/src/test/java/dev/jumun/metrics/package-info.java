@NullMarked
package dev.jumun.metrics;

import org.jspecify.annotations.NullMarked;

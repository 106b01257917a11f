@NullMarked
package dev.jumun.async;

import org.jspecify.annotations.NullMarked;

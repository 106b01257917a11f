@NullMarked
package dev.jumun.runtime.codec;

import org.jspecify.annotations.NullMarked;

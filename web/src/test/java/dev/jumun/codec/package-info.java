@NullMarked
package dev.jumun.codec;

import org.jspecify.annotations.NullMarked;

/** HTML pages made of Pebble templates. */
@NullMarked
package dev.jumun.pebble;

import org.jspecify.annotations.NullMarked;

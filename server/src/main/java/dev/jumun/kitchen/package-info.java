/** A page that shows what a running server does. */
@NullMarked
package dev.jumun.kitchen;

import org.jspecify.annotations.NullMarked;

/** Tests of limits that nodes share, on a real Redis. */
@NullMarked
package dev.jumun.limits;

import org.jspecify.annotations.NullMarked;

/** What nodes share in Redis. */
@NullMarked
package dev.jumun.redis;

import org.jspecify.annotations.NullMarked;

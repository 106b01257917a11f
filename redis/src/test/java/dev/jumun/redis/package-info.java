/** Users who log in at one node and out at another, with Redis between them. */
@NullMarked
package dev.jumun.redis;

import org.jspecify.annotations.NullMarked;

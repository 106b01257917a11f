/** What a request is made of. */
@NullMarked
package dev.jumun.exchange;

import org.jspecify.annotations.NullMarked;

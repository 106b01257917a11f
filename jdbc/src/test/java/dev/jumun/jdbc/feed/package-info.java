/** Feeds of events. */
@NullMarked
package dev.jumun.jdbc.feed;

import org.jspecify.annotations.NullMarked;

/** Feeds of events in the database. Start with {@link dev.jumun.jdbc.feed.Feed}. */
@NullMarked
package dev.jumun.jdbc.feed;

import org.jspecify.annotations.NullMarked;

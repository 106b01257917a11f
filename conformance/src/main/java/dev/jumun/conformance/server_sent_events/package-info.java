/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.server_sent_events;

import org.jspecify.annotations.NullMarked;

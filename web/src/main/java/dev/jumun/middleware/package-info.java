/** What stands between the engine and the routes: filters, ready-made and of one's own. */
@NullMarked
package dev.jumun.middleware;

import org.jspecify.annotations.NullMarked;

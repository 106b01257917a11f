/** New connections: which protocol they speak. */
@NullMarked
package dev.jumun.server.connection;

import org.jspecify.annotations.NullMarked;

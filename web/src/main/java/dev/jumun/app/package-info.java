/** The application: a generated API, ready to run. */
@NullMarked
package dev.jumun.app;

import org.jspecify.annotations.NullMarked;

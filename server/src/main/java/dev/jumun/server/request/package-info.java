/** The head of a request: whether it is right, and what is answered if not. */
@NullMarked
package dev.jumun.server.request;

import org.jspecify.annotations.NullMarked;

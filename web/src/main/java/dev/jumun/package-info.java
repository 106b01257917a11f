/** The annotations that declare an API, and the types of requests, responses and errors. */
@NullMarked
package dev.jumun;

import org.jspecify.annotations.NullMarked;

/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.generate_clients;

import org.jspecify.annotations.NullMarked;

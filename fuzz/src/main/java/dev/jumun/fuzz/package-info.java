/** What Jazzer sends: bodies, URLs and headers, forms, and bytes that are hardly HTTP. */
@NullMarked
package dev.jumun.fuzz;

import org.jspecify.annotations.NullMarked;

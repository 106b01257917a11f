/** An app of several routers. */
@NullMarked
package dev.jumun.conformance.bigger_applications;

import org.jspecify.annotations.NullMarked;

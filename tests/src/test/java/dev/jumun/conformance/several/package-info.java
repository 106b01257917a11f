/** An app of the harness's own test: a recording that asks several apps. */
@NullMarked
package dev.jumun.conformance.several;

import org.jspecify.annotations.NullMarked;

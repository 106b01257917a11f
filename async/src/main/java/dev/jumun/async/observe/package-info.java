/** What the core measures and reports, for Jumun's own modules: no part of the public API. */
@NullMarked
package dev.jumun.async.observe;

import org.jspecify.annotations.NullMarked;

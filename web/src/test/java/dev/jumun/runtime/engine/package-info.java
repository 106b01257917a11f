/** What a request is made of. */
@NullMarked
package dev.jumun.runtime.engine;

import org.jspecify.annotations.NullMarked;

/**
 * What is provided to functions: keys, lending within a request, what lives with the application,
 * overrides.
 */
@NullMarked
package dev.jumun.runtime.dependency;

import org.jspecify.annotations.NullMarked;

/** The examples of the guide. */
@NullMarked
package dev.jumun.tests.guide;

import org.jspecify.annotations.NullMarked;

/** What requests on different event loops write to the same memory. */
@NullMarked
package dev.jumun.tests.cores;

import org.jspecify.annotations.NullMarked;

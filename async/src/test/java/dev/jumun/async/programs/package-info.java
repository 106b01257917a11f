/** Random programs of all operations, what they have to do, and whether they do it. */
@NullMarked
package dev.jumun.async.programs;

import org.jspecify.annotations.NullMarked;

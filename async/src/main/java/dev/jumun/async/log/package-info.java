/** What the modules of the framework share to write logs; not for applications. */
@NullMarked
package dev.jumun.async.log;

import org.jspecify.annotations.NullMarked;

/** What generated code calls. Public for that reason only; it may change in any release. */
@NullMarked
package dev.jumun.runtime;

import org.jspecify.annotations.NullMarked;

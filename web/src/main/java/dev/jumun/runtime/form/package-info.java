/** Reads forms: urlencoded, or in parts, with files. */
@NullMarked
package dev.jumun.runtime.form;

import org.jspecify.annotations.NullMarked;

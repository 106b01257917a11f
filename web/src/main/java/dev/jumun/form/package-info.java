/** Reads forms: urlencoded, or in parts, with files. */
@NullMarked
package dev.jumun.form;

import org.jspecify.annotations.NullMarked;

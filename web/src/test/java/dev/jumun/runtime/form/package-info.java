/** Forms, from their bytes. */
@NullMarked
package dev.jumun.runtime.form;

import org.jspecify.annotations.NullMarked;

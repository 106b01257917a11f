/** HTML pages made of JTE templates. */
@NullMarked
package dev.jumun.jte;

import org.jspecify.annotations.NullMarked;

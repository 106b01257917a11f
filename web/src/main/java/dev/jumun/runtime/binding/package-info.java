/** Takes the values of a request from where they are, and gathers what is wrong with them. */
@NullMarked
package dev.jumun.runtime.binding;

import org.jspecify.annotations.NullMarked;

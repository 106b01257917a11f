/** Takes the values of a request from where they are, and gathers what is wrong with them. */
@NullMarked
package dev.jumun.binding;

import org.jspecify.annotations.NullMarked;

/**
 * What a declaration is written with: annotations, and the types of requests, answers and errors.
 */
@NullMarked
package dev.jumun;

import org.jspecify.annotations.NullMarked;

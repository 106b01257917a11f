/**
 * Reads the annotations of an API, checks them, and writes its routes and codecs as Java source.
 */
@NullMarked
package dev.jumun.processor;

import org.jspecify.annotations.NullMarked;

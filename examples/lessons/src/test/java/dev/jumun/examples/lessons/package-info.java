@NullMarked
package dev.jumun.examples.lessons;

import org.jspecify.annotations.NullMarked;

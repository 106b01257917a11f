@NullMarked
package dev.jumun.processor;

import org.jspecify.annotations.NullMarked;

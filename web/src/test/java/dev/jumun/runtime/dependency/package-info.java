@NullMarked
package dev.jumun.runtime.dependency;

import org.jspecify.annotations.NullMarked;

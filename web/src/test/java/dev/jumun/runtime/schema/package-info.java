@NullMarked
package dev.jumun.runtime.schema;

import org.jspecify.annotations.NullMarked;

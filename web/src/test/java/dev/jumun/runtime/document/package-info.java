@NullMarked
package dev.jumun.runtime.document;

import org.jspecify.annotations.NullMarked;

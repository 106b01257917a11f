@NullMarked
package dev.jumun.conformance.websockets_;

import org.jspecify.annotations.NullMarked;

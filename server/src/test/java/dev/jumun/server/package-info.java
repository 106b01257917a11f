@NullMarked
package dev.jumun.server;

import org.jspecify.annotations.NullMarked;

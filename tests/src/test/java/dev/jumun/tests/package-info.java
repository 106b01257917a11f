@NullMarked
package dev.jumun.tests;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.jumun.tests.security;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.jumun.tests.pages;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.jumun.kitchen.view;

import org.jspecify.annotations.NullMarked;

/** What an operator sees of a server: its log, its health, its numbers. */
@NullMarked
package dev.jumun.tests.operating;

import org.jspecify.annotations.NullMarked;

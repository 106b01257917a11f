/**
 * The development server: compiles a project in this process when its sources have changed, loads
 * it with a loader of its own, and hands requests to the newest generation.
 */
@NullMarked
package dev.jumun.cli.dev;

import org.jspecify.annotations.NullMarked;

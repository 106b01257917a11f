/**
 * Asks the apps of FastAPI's tutorial, written anew, what the real ones were asked, and compares
 * the answers.
 */
@NullMarked
package dev.jumun.conformance;

import org.jspecify.annotations.NullMarked;

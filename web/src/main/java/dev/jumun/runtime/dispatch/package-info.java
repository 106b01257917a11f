/**
 * Leads each request through filters, to its route or its mounted application, and to the answer of
 * its failure.
 */
@NullMarked
package dev.jumun.runtime.dispatch;

import org.jspecify.annotations.NullMarked;

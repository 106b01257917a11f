/**
 * What Jazzer sends: connections of HTTP/1.1, HTTP/2 and web sockets as bytes, bodies, URLs,
 * fields, forms, and texts for single values. What an input costs is looked at, too: see {@link
 * dev.jumun.fuzz.Oracle}.
 */
@NullMarked
package dev.jumun.fuzz;

import org.jspecify.annotations.NullMarked;

/**
 * How a client shows who it is: schemes, as annotations of parameters, and what they take from a
 * request. An application checks what it gets; the document and the docs pages know the schemes.
 */
@NullMarked
package dev.jumun.security;

import org.jspecify.annotations.NullMarked;

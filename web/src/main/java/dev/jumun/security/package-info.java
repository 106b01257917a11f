/**
 * Authentication schemes, as annotations of parameters, and the credentials that they take from a
 * request. The application checks the credentials. The OpenAPI document and the docs pages include
 * the schemes.
 */
@NullMarked
package dev.jumun.security;

import org.jspecify.annotations.NullMarked;

/** OpenAPI documents as files: JSON, YAML, and what differs between two. */
@NullMarked
package dev.jumun.cli.document;

import org.jspecify.annotations.NullMarked;

/** Apps of the chapter of that name. */
@NullMarked
package dev.jumun.conformance.path_operation_advanced_configuration;

import org.jspecify.annotations.NullMarked;

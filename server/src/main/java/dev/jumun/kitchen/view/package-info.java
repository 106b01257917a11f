/** What is shown of running servers: their tasks, requests and numbers. Not for applications. */
@NullMarked
package dev.jumun.kitchen.view;

import org.jspecify.annotations.NullMarked;

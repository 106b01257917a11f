/** Background jobs that a database keeps. Start with {@link dev.jumun.jobs.Jobs}. */
@NullMarked
package dev.jumun.jobs;

import org.jspecify.annotations.NullMarked;

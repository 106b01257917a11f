/** Background jobs, compared with another library on the same PostgreSQL. */
@NullMarked
package dev.jumun.benchmarks.jobs;

import org.jspecify.annotations.NullMarked;

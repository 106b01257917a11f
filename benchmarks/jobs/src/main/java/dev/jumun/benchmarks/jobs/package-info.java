/** Background jobs, measured beside another library on the same PostgreSQL. */
@NullMarked
package dev.jumun.benchmarks.jobs;

import org.jspecify.annotations.NullMarked;

/** Tests of jobs, on a real PostgreSQL. */
@NullMarked
package dev.jumun.jobs;

import org.jspecify.annotations.NullMarked;

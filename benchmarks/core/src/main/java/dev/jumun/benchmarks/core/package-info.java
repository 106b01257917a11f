/** What the concurrency core costs, beside the bare JDK and CPython's asyncio. */
@NullMarked
package dev.jumun.benchmarks.core;

import org.jspecify.annotations.NullMarked;

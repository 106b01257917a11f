package dev.jumun.jobs;

import java.util.concurrent.atomic.LongAdder;

/** What has happened on this node. */
final class Counts {
    final LongAdder added = new LongAdder();
    final LongAdder done = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder dead = new LongAdder();
    final LongAdder putBack = new LongAdder();
}

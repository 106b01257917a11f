package dev.jumun.runtime.binding;

import dev.jumun.runtime.engine.BodyMemory;

/** The memory for a body that is read line by line: that of its largest line. */
final class LineMemory implements BodyMemory {
    private final BodyMemory memory;
    private long most;
    private long now;

    LineMemory(BodyMemory memory) {
        this.memory = memory;
    }

    /** The line before is needed no more. */
    void next() {
        now = 0;
    }

    @Override
    public void take(long bytes) {
        now += bytes;
        if (now > most) {
            memory.take(now - most);
            most = now;
        }
    }
}

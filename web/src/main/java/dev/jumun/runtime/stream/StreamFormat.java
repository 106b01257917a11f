package dev.jumun.runtime.stream;

import dev.jumun.MutableHeaders;
import dev.jumun.async.Generator;
import dev.jumun.exchange.ResponseBody;

/** How the values of a generator become the body of an answer. */
public interface StreamFormat<T> {
    /** Adds what it needs to the head of the answer: its content type, above all. */
    void describe(MutableHeaders headers);

    /**
     * Takes all values and sends each at once. Runs the generator on the calling thread; blocks
     * until it has ended. If that fails, or the client goes away, the generator is torn down.
     */
    void write(Generator<? extends T> values, ResponseBody body) throws Exception;
}

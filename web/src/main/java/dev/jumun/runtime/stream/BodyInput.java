package dev.jumun.runtime.stream;

import dev.jumun.async.Generator;
import dev.jumun.exchange.RequestBody;

import java.io.InputStream;
import java.util.Arrays;

/**
 * The body of a request as it comes: what is not read waits with the client, not in memory. Reading
 * blocks, and throws as {@link RequestBody#read}; closing does nothing.
 */
public final class BodyInput extends InputStream {
    private static final int CHUNK = 16 * 1024;

    private final RequestBody body;

    /** Of a body that nothing else reads. */
    public BodyInput(RequestBody body) {
        this.body = body;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return body.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        return body.read(buffer, offset, length);
    }

    /** Returns a body as pieces of the size in which they come. It can be taken once. */
    public static Generator<byte[]> pieces(RequestBody body) {
        return Generator.of(yield -> {
            byte[] buffer = new byte[CHUNK];
            for (int n = body.read(buffer, 0, CHUNK); n >= 0; n = body.read(buffer, 0, CHUNK)) {
                yield.to(Arrays.copyOf(buffer, n));
            }
        });
    }
}

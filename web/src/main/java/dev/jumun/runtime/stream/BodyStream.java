package dev.jumun.runtime.stream;

import dev.jumun.exchange.ResponseBody;

import java.io.OutputStream;

/** The body of an answer as a stream: what is written is sent at once. */
public final class BodyStream extends OutputStream {
    private final ResponseBody body;

    /** Of a body, which it does not end. */
    public BodyStream(ResponseBody body) {
        this.body = body;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        body.write(bytes, offset, length);
    }

    @Override
    public void flush() {
        body.flush();
    }
}

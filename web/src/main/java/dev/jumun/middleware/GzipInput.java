package dev.jumun.middleware;

import dev.jumun.exchange.RequestBody;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What a body in the gzip format holds (RFC 1952). It has any number of members, one after another,
 * and nothing else. The JDK's stream calls itself for each empty member.
 */
final class GzipInput {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final RequestBody body;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;
    private boolean inMember;
    private boolean begun;

    GzipInput(RequestBody body) {
        this.body = body;
    }

    /**
     * Reads some bytes; -1 at the end.
     *
     * @throws IOException if it isn't gzip
     */
    int read(byte[] bytes, int offset, int length) throws IOException {
        while (inMember || begins()) {
            int count = inflate(bytes, offset, length);
            if (count > 0) {
                sum.update(bytes, offset, count);
                return count;
            }
            if (inflater.finished()) {
                position = limit - inflater.getRemaining();
                end();
            } else if (inflater.needsDictionary() || !fill()) {
                throw new EOFException("A member is cut off.");
            } else {
                inflater.setInput(buffer, position, limit - position);
            }
        }
        return -1;
    }

    /** Gives back what it has taken outside of the heap. */
    void close() {
        inflater.end();
    }

    private int inflate(byte[] bytes, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    /** Whether another member begins; reads its header (section 2.3). */
    private boolean begins() throws IOException {
        if (position == limit && !fill()) {
            if (!begun) {
                throw new EOFException("There is no member.");
            }
            return false;
        }
        begun = true;
        require(next() == 0x1f && next() == 0x8b && next() == 8);
        int flags = next();
        require((flags & RESERVED) == 0);
        skip(6); // the time, and what made it
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(buffer, position, limit - position);
        sum.reset();
        inMember = true;
        return true;
    }

    private void end() throws IOException {
        require(number() == (int) sum.getValue());
        require(number() == (int) inflater.getBytesWritten());
        inMember = false;
    }

    private int number() throws IOException {
        return next() | next() << 8 | next() << 16 | next() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // the name is not used
        }
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException("A member is cut off.");
        }
        return buffer[position++] & 0xff;
    }

    private boolean fill() {
        position = 0;
        limit = Math.max(0, body.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private static void require(boolean holds) throws ZipException {
        if (!holds) {
            throw new ZipException("This is not gzip.");
        }
    }
}

package dev.jumun.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.HttpException;
import dev.jumun.exchange.RequestBody;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.LimitedMemory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** A line of a body counts while it arrives; the largest of them is what the body takes. */
class LineMemoryTest {
    private final LimitedMemory memory = new LimitedMemory();

    /** A body that comes in pieces of a size. */
    private static RequestBody body(String text, int piece) {
        byte[] bytes = text.getBytes(UTF_8);
        return new RequestBody() {
            private int at;

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = Math.min(Math.min(length, piece), bytes.length - at);
                System.arraycopy(bytes, at, buffer, offset, count);
                at += count;
                return count == 0 ? -1 : count;
            }

            @Override
            public byte[] readAll() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private List<String> lines(String text, int piece) {
        BodyLines lines = new BodyLines(body(text, piece), memory);
        List<String> all = new ArrayList<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            all.add(new String(line, UTF_8));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8191, 8192, 8193, 100_000})
    void linesAreTheSameHoweverTheyCome(int piece) {
        List<String> expected = new ArrayList<>();
        for (int size : new int[] {1, 8190, 8191, 8192, 8193, 3, 16_384, 40_000, 2}) {
            expected.add("x".repeat(size));
        }

        assertThat(lines(String.join("\n", expected), piece)).isEqualTo(expected);
        assertThat(lines(String.join("\n\n", expected) + "\n", piece)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8192, 100_000})
    void theLargestLineCountsTwice(int piece) {
        lines(("x".repeat(200_000) + "\n").repeat(3) + "y".repeat(300_000), piece);

        assertThat(memory.taken()).isEqualTo(600_000);
    }

    @Test
    void aLineThatHasNotEndedCounts() {
        assertThatThrownBy(() -> lines("x".repeat(600_000), 8192))
                .isInstanceOf(HttpException.class);
        assertThat(memory.taken()).isEqualTo(2L * 64 * 8192);
    }

    @Test
    void smallLinesTakeNone() {
        lines(("x".repeat(BodyMemory.SMALL) + "\n").repeat(100), 8192);

        assertThat(memory.taken()).isZero();
    }

    @Test
    void aLineHasALimit() {
        assertThat(new BodyLines(body("x".repeat(BodyLines.LONGEST), 8192), null).next())
                .hasSize(BodyLines.LONGEST);
        BodyLines longer = new BodyLines(body("x".repeat(BodyLines.LONGEST + 1), 8192), null);
        assertThatThrownBy(longer::next).isInstanceOf(HttpException.class);
    }
}

package dev.jumun.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.HttpException;

import org.junit.jupiter.api.Test;

/** What is left after a failed attempt to read a body doesn't pass for the body. */
class RememberedBodyTest {
    private final HttpException refused = new HttpException(503);

    /** Fails once, after it has taken some bytes; then it would go on. */
    private final class Failing extends RememberedBody {
        private int attempts;

        @Override
        protected int readSome(byte[] buffer, int offset, int length) {
            failOnce();
            return -1;
        }

        @Override
        protected byte[] readWhole() {
            failOnce();
            return new byte[] {'r', 'e', 's', 't'};
        }

        private void failOnce() {
            if (attempts++ == 0) {
                throw refused;
            }
        }
    }

    private void assertFails(RememberedBody body) {
        assertThatThrownBy(body::readAll).isSameAs(refused);
        assertThatThrownBy(() -> body.read(new byte[1], 0, 1)).isSameAs(refused);
        assertThatThrownBy(body::readAll).isSameAs(refused);
    }

    @Test
    void aFailureOfReadingItAsAWholeIsThrownAgain() {
        RememberedBody body = new Failing();
        assertThatThrownBy(body::readAll).isSameAs(refused);
        assertFails(body);
    }

    @Test
    void aFailureOfReadingInPiecesIsThrownAgain() {
        RememberedBody body = new Failing();
        assertThatThrownBy(() -> body.read(new byte[8], 0, 8)).isSameAs(refused);
        assertFails(body);
        assertThat(body.read(new byte[0], 0, 0)).isZero();
    }
}

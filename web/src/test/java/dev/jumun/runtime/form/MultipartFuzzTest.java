package dev.jumun.runtime.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import dev.jumun.HttpException;
import dev.jumun.exchange.RequestBody;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Forms in parts, with bytes changed: they are read or refused with 400, quickly and cheaply. */
class MultipartFuzzTest {
    private static final long MAX_NANOS = 50_000_000;
    private static final long FREE_BYTES = 256 * 1024;
    private static final long BYTES_A_BYTE = 1000;

    private static final String FIELD =
            "--XX\r\nContent-Disposition: form-data; name=\"이름\"\r\n\r\n커피\r\n";
    private static final String FILE =
            "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\\b.txt\"\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\nX-A: 1\r\n 2\r\n\r\nx--XX\r\n";
    private static final List<String> SEEDS =
            List.of(
                    "--XX--\r\n",
                    FIELD + "--XX--\r\n",
                    FILE + "--XX--",
                    "preamble\r\n" + FIELD + FILE + FIELD + "--XX--\r\nepilogue",
                    FIELD.repeat(20) + "--XX--\r\n");
    private static final List<String> PIECES =
            List.of("--XX", "\r\n", "\r\n\r\n", "--", "\"", ";", "=", "\\", "\0", "=?", "한", "\n");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final class Body implements RequestBody {
        private final byte[] bytes;
        private int at;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, buffer, offset, count);
            at += count;
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public byte[] readAll() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void changedFormsAreCheap() {
        run(10_000, 22);
    }

    @Test
    @Tag("long")
    void tenMillionChangedFormsAreCheap() {
        run(10_000_000, System.nanoTime());
    }

    private void run(int count, long seed) {
        int taken = 0;
        for (int i = 0; i < count; i++) {
            String text = changed(new Random(seed + i));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            long nanos = threads.getCurrentThreadCpuTime();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            taken += isTaken(bytes) ? 1 : 0;
            if (i > 500) { // the compiler and static fields are not the input's
                long used = threads.getCurrentThreadAllocatedBytes() - allocated;
                String what = "seed " + (seed + i) + ": " + text;
                assertThat(threads.getCurrentThreadCpuTime() - nanos)
                        .as(what)
                        .isLessThan(MAX_NANOS);
                assertThat(used).as(what).isLessThan(FREE_BYTES + BYTES_A_BYTE * bytes.length);
            }
        }
        assertThat(taken).isBetween(count / 20, count - 1);
    }

    private static String changed(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(10));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.insert(at, text.substring(at, end));
            }
        }
        return text.toString();
    }

    private static boolean isTaken(byte[] bytes) {
        FormData form = new FormData();
        try {
            new Multipart(
                            new Body(bytes),
                            "multipart/form-data; boundary=XX",
                            FormLimits.DEFAULT,
                            null)
                    .read(form);
            return true;
        } catch (HttpException refused) {
            assertThat(refused.status()).isEqualTo(400);
            return false;
        } finally {
            form.close();
        }
    }
}

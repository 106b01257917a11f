package dev.jumun.middleware;

import static dev.jumun.runtime.middleware.HttpConventions.clientAddress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** For people. */
final class TextLines extends LineForm {
    private static final int ESCAPED_FROM = 0x7f;

    private final StringBuilder text = new StringBuilder(AccessWriter.FULL + 1_024);

    @Override
    void add(AccessLine line, long at) {
        text.append(time(at)).append(' ').append(clientAddress(line.client())).append(" \"");
        if (line.method().isEmpty()) {
            text.append('-');
        } else {
            escape(line.method());
            text.append(' ');
            escape(line.path());
            text.append(' ').append(line.protocol());
        }
        text.append("\" ");
        if (line.status() == 0) {
            text.append('-');
        } else {
            text.append(line.status());
        }
        text.append(' ').append(line.bytes()).append("B ");
        millis(line.took());
        if (line.route() != null) {
            text.append(' ').append(line.route());
        }
        if (!line.isAnswered()) {
            text.append(' ').append(line.end());
        }
        if (line.error() != null) {
            text.append(' ').append(line.error());
        }
        ids(line);
        text.append('\n');
    }

    /** With three places. */
    private void millis(long nanos) {
        text.append(nanos / 1_000_000).append('.');
        int rest = (int) (nanos / 1_000 % 1_000);
        text.append((char) ('0' + rest / 100))
                .append((char) ('0' + rest / 10 % 10))
                .append((char) ('0' + rest % 10))
                .append("ms");
    }

    private void ids(AccessLine line) {
        String request = line.requestId();
        String trace = line.traceId();
        if (request != null) {
            text.append(" [");
            escape(request);
            text.append(']');
        }
        if (trace != null && !trace.equals(request)) {
            text.append(" [").append(trace).append(']');
        }
    }

    /** What a client sends must not write lines of its own, nor end a quotation. */
    private void escape(String sent) {
        for (int i = 0; i < sent.length(); i++) {
            char c = sent.charAt(i);
            if (c < ' ' || c >= ESCAPED_FROM || c == '"' || c == '\\') {
                text.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
            } else {
                text.append(c);
            }
        }
    }

    @Override
    void addDropped(long count) {
        text.append(count).append(" lines were dropped: the output was too slow\n");
    }

    @Override
    int size() {
        return text.length();
    }

    @Override
    void writeTo(OutputStream out) throws IOException {
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } finally {
            text.setLength(0);
        }
    }
}

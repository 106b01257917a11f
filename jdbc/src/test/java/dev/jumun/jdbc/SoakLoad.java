package dev.jumun.jdbc;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Well-behaved clients on kept connections: some ask for what needs nothing, others for rows of the
 * database. Each answer has to be that of its request.
 */
final class SoakLoad {
    private static final int CLIENTS = 6;

    /** The last ones ask for rows: these wait when the database does, and others must not. */
    private static final int PLAIN = 4;

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final int port;

    SoakLoad(int port) {
        this.port = port;
    }

    /**
     * What came of a while.
     *
     * @param answered requests
     * @param wrong answers of other requests, or other statuses than 200 and 503
     * @param lost requests without an answer
     * @param unavailable rows that were answered with 503
     * @param latencies of requests that need no row, in nanoseconds, in order
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Result(long answered, long wrong, long lost, long unavailable, long[] latencies) {
        double percentile(double share) {
            int last = latencies.length - 1;
            return last < 0 ? 0 : latencies[(int) (last * share)] / 1e6;
        }
    }

    /** Asks for a while as fast as answers come; returns how many did in a second. */
    double calibrate(long nanos) throws Exception {
        Result result = run(System.nanoTime() + nanos, 0);
        return result.answered / (nanos / 1e9);
    }

    /**
     * Asks until a time.
     *
     * @param perSecond how many requests are begun, whether answers come or not; 0 for as many as
     *     are answered
     */
    Result run(long end, double perSecond) throws Exception {
        List<Callable<Result>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Client client = new Client("c" + i + "-", i >= PLAIN);
            clients.add(() -> client.run(end, perSecond / CLIENTS));
        }
        long answered = 0;
        long wrong = 0;
        long lost = 0;
        long unavailable = 0;
        long[] latencies = new long[0];
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Result> each : threads.invokeAll(clients)) {
                Result result = each.get();
                answered += result.answered;
                wrong += result.wrong;
                lost += result.lost;
                unavailable += result.unavailable;
                int before = latencies.length;
                latencies = Arrays.copyOf(latencies, before + result.latencies.length);
                System.arraycopy(result.latencies, 0, latencies, before, result.latencies.length);
            }
        }
        Arrays.sort(latencies);
        return new Result(answered, wrong, lost, unavailable, latencies);
    }

    private final class Client {
        private final String name;
        private final boolean rows;
        private Socket socket = new Socket();
        private DataInputStream in = new DataInputStream(java.io.InputStream.nullInputStream());
        private long answered;
        private long wrong;
        private long lost;
        private long unavailable;
        private long[] latencies = new long[1024];
        private int measured;

        Client(String name, boolean rows) {
            this.name = name;
            this.rows = rows;
        }

        Result run(long end, double perSecond) throws IOException {
            connect();
            long step = perSecond == 0 ? 0 : (long) (1e9 / perSecond);
            long due = System.nanoTime();
            for (long i = 0; due < end && System.nanoTime() < end; i++) {
                while (step > 0 && System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long begin = step == 0 ? System.nanoTime() : due; // a late one has waited
                if (rows) {
                    row(name + i);
                    due = Math.max(due + step, System.nanoTime()); // it isn't what is measured
                } else {
                    plain(name + i, begin);
                    due += step;
                }
            }
            socket.close();
            return new Result(
                    answered, wrong, lost, unavailable, Arrays.copyOf(latencies, measured));
        }

        private void connect() throws IOException {
            socket.close();
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        }

        private void plain(String text, long begin) throws IOException {
            String answer = ask("/plain/" + text);
            if (answer.equals("200 \"" + text + "\"")) {
                if (measured == latencies.length) {
                    latencies = Arrays.copyOf(latencies, 2 * measured);
                }
                latencies[measured++] = System.nanoTime() - begin;
            } else if (!answer.isEmpty()) {
                wrong++;
            }
        }

        private void row(String text) throws IOException {
            String answer = ask("/row/" + text);
            if (answer.startsWith("503 ")) {
                unavailable++;
            } else if (!answer.isEmpty() && !answer.equals("200 \"" + text + "\"")) {
                wrong++;
            }
        }

        /** The status and the body; nothing if no answer came. */
        private String ask(String path) throws IOException {
            try {
                socket.getOutputStream()
                        .write(
                                ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                String answer = read();
                answered++;
                return answer;
            } catch (IOException gone) {
                lost++;
                connect();
                return "";
            }
        }

        private String read() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
                head.append((char) in.readUnsignedByte());
            }
            Matcher length = LENGTH.matcher(head);
            int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
            String body = new String(in.readNBytes(size), StandardCharsets.UTF_8);
            return head.substring(9, 12) + " " + body;
        }
    }
}

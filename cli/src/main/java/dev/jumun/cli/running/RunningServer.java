package dev.jumun.cli.running;

import dev.jumun.kitchen.view.SocketFolder;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process of this user that serves APIs.
 *
 * @param pid its number
 * @param socket where it answers
 */
public record RunningServer(long pid, Path socket) {
    /** A live process answers within this time; one that is stopped never does. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    /** A process that lives may count long, and records up to a minute for a journal. */
    private static final Duration ANSWER = Duration.ofSeconds(90);

    /**
     * Those that were asked for.
     *
     * @param answering the servers that fit, in the order of their numbers
     * @param silent a sentence for each process that may fit, and does not answer
     */
    public record Found(List<RunningServer> answering, List<String> silent) {}

    /**
     * Looks for servers. Blocks for two seconds for each process that does not answer.
     *
     * @param wanted a number or the title of an API; null for all
     */
    public static Found find(Map<String, String> environment, @Nullable String wanted)
            throws IOException {
        List<RunningServer> answering = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (SocketFolder.Entry each : SocketFolder.entries(SocketFolder.path(environment))) {
            RunningServer server = new RunningServer(each.pid(), each.socket());
            boolean fits = wanted == null || wanted.equals(String.valueOf(each.pid()));
            if (!fits && wanted != null && wanted.matches("[0-9]+")) {
                continue; // another number
            }
            try {
                server.question("/").ask(SIGN_OF_LIFE);
                if (fits || server.titles().contains(wanted)) {
                    answering.add(server);
                }
            } catch (IOException e) {
                boolean hasEnded = e instanceof ConnectException; // since the folder was read
                if (!hasEnded) {
                    silent.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return new Found(answering, silent);
    }

    private List<String> titles() throws IOException {
        List<String> all = new ArrayList<>();
        if (value("/server.json") instanceof Map<?, ?> answer
                && answer.get("servers") instanceof List<?> servers) {
            for (Object each : servers) {
                if (each instanceof Map<?, ?> server) {
                    all.add(String.valueOf(server.get("title")));
                }
            }
        }
        return all;
    }

    /** Asks it for JSON, and returns that as maps and lists. Blocks. */
    public @Nullable Object value(String path) throws IOException {
        return JsonBody.read(bytes(path), Codecs.ANY, new Problems());
    }

    /** Asks it for a text. Blocks. */
    public String text(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) throws IOException {
        return question(path).ask(ANSWER);
    }

    private SocketQuestion question(String path) {
        return new SocketQuestion(pid, socket, path);
    }
}

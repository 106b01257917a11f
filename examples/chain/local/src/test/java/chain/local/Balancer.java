package chain.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends each request to one of the nodes whose {@code /readyz} was 200 when it was last asked, five
 * times a second. It sends none again: what fails has failed.
 */
final class Balancer implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final Set<Node> ready = ConcurrentHashMap.newKeySet();
    private final Map<Node, CompletableFuture<Integer>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Balancer() {
        var _ = clock.scheduleWithFixedDelay(this::probe, 0, 200, TimeUnit.MILLISECONDS);
    }

    private void probe() {
        for (Node node : nodes) {
            if (isReady(node)) {
                ready.add(node);
                Objects.requireNonNull(answers.get(node)).complete(200);
            } else {
                ready.remove(node);
            }
        }
    }

    private boolean isReady(Node node) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri(node, "/readyz")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // it does not listen yet, or no longer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI uri(Node node, String path) {
        return URI.create("http://127.0.0.1:" + node.port() + path);
    }

    /** Adds a node, and waits until it is ready. */
    void add(Node node) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        answers.put(node, answer);
        nodes.add(node);
        CompletableFuture.anyOf(answer, node.ended()).join();
        if (!answer.isDone()) {
            throw new IllegalStateException("A node has ended: " + node.ended().join());
        }
    }

    /** Forgets a node that has ended. */
    void remove(Node node) {
        nodes.remove(node);
        ready.remove(node);
    }

    /**
     * Sends a request.
     *
     * @param request without an address
     */
    HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        List<Node> now = List.copyOf(ready);
        if (now.isEmpty()) {
            throw new IOException("No node is ready.");
        }
        Node node = now.get(Math.floorMod(next.getAndIncrement(), now.size()));
        return client.send(request.uri(uri(node, path)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        nodes.forEach(Node::kill);
        client.close();
    }
}

package dev.jumun.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Two servers of the application, with one Redis. */
final class Nodes implements Closeable {
    final LocalRedis redis;
    final Node one;
    final Node two;

    Nodes(Duration patience) throws Exception {
        redis = new LocalRedis();
        one = new Node(RedisLogins.on(redis.address(), patience));
        two = new Node(RedisLogins.on(redis.address(), patience));
    }

    Nodes() throws Exception {
        this(Duration.ofSeconds(30)); // the machine may be busy
    }

    /** One server. */
    static final class Node implements Closeable {
        final RedisLogins store;
        private final App app = App.of(RedisAccounts.class);
        private final Server server;
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        Node(RedisLogins store) throws Exception {
            this.store = store;
            app.override(RedisLogins.class, () -> store).start();
            server = Server.start(app, ServerSettings.defaults().withPort(0));
        }

        HttpResponse<String> send(String method, String path, String cookie, String form)
                throws Exception {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%d%s".formatted(server.port(), path)))
                            .method(
                                    method,
                                    form.isEmpty()
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(form));
            if (!cookie.isEmpty()) {
                request.header("cookie", "session=" + cookie);
            }
            if (!form.isEmpty()) {
                request.header("content-type", "application/x-www-form-urlencoded");
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }

        HttpResponse<String> get(String path, String cookie) throws Exception {
            return send("GET", path, cookie, "");
        }

        HttpResponse<String> post(String path, String cookie) throws Exception {
            return send("POST", path, cookie, "");
        }

        /** Returns the cookie of a new login. */
        String login(String user, String cookie) throws Exception {
            HttpResponse<String> answer = send("POST", "/login", cookie, "user=" + user);
            assertThat(answer.statusCode()).isEqualTo(204);
            return cookie(answer);
        }

        /** Who a cookie opens a session of. */
        String me(String cookie) throws Exception {
            HttpResponse<String> answer = get("/me", cookie);
            return answer.statusCode() == 401 ? "logged out" : answer.body();
        }

        @Override
        public void close() throws IOException {
            client.close();
            try {
                server.stop(app::cancelAll);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            app.close();
            store.close();
        }
    }

    static String cookie(HttpResponse<String> answer) {
        String field = answer.headers().firstValue("set-cookie").orElse("");
        assertThat(field).startsWith("session=");
        return field.substring("session=".length(), field.indexOf(';'));
    }

    @Override
    public void close() throws IOException {
        redis.close();
        one.close();
        two.close();
    }
}

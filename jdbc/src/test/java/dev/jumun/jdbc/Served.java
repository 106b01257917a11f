package dev.jumun.jdbc;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

/** The bank as clients see it, its database, and its pool. */
final class Served {
    final Postgres database;
    final HikariDataSource pool;
    final App app;
    final Server server;
    final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Served(Postgres database, HikariDataSource pool, App app, Server server) {
        this.database = database;
        this.pool = pool;
        this.app = app;
        this.server = server;
    }

    static Served start(String parameters, int connections) throws Exception {
        return start(parameters, connections, transactions -> transactions);
    }

    static Served start(String parameters, int connections, UnaryOperator<Transactions> settings)
            throws Exception {
        return start(Postgres.open(), parameters, connections, settings);
    }

    static Served start(Postgres database, String parameters, int connections) throws Exception {
        return start(database, parameters, connections, transactions -> transactions);
    }

    private static Served start(
            Postgres database,
            String parameters,
            int connections,
            UnaryOperator<Transactions> settings)
            throws Exception {
        return start(Bank.class, database, parameters, connections, settings);
    }

    /** Another API with the providers of the bank. */
    static Served start(Class<?> api, String parameters, int connections) throws Exception {
        return start(api, Postgres.open(), parameters, connections, transactions -> transactions);
    }

    static Served start(
            Class<?> api,
            Postgres database,
            String parameters,
            int connections,
            UnaryOperator<Transactions> settings)
            throws Exception {
        HikariDataSource pool = database.pool(parameters, connections);
        App app = App.of(api);
        app.override(DataSource.class, () -> pool)
                .override(Transactions.class, () -> settings.apply(Transactions.of(pool)))
                .start();
        Postgres.await("full pool", () -> database.backends().size() == connections);
        return new Served(
                database, pool, app, Server.start(app, ServerSettings.defaults().withPort(0)));
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }

    /** Asks over a socket of its own, for those who go away. */
    Socket ask(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream()
                .write(
                        ("GET " + path + " HTTP/1.1\r\nHost: bank\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Goes away without a word: the connection is reset. */
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void awaitIdle() throws Exception {
        Postgres.await("idle pool", () -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
    }

    void close() throws Exception {
        stop();
        database.close();
    }

    /** Leaves the database there. */
    void stop() throws Exception {
        client.close();
        server.stop(app::cancelAll);
        app.close();
        pool.close();
    }
}

package heroes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

import javax.sql.DataSource;

/** What the heroes measure is read at the management address. */
@Timeout(60)
class MeasuredHeroesTest {
    @Test
    void requestsAndTransactionsAreMeasured() throws Exception {
        try (HikariDataSource pool = Database.open("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
                App app = App.of(Heroes.class).override(DataSource.class, () -> pool);
                HttpClient client = HttpClient.newHttpClient()) {
            app.start();
            Server server =
                    Server.start(
                            app,
                            ServerSettings.defaults().withPort(0).withManagement("127.0.0.1:0"));
            try {
                URI heroes = URI.create("http://127.0.0.1:" + server.port() + "/heroes");
                assertThat(get(client, heroes)).isEqualTo("[]");
                URI metrics = server.kitchen().orElseThrow().resolve("/metrics");
                String measured = get(client, metrics);
                while (!measured.contains("http_route=\"/heroes\"")) {
                    measured = get(client, metrics); // a request ends after its answer
                }
                assertThat(measured)
                        .containsPattern(
                                "jumun_transactions_total\\{[^}]*outcome=\"committed\"[^}]*}"
                                        + " 1\\.0");
            } finally {
                server.stop(app::cancelAll);
            }
        }
    }

    private static String get(HttpClient client, URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
}
